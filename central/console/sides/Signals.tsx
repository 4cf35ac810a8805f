import type { NationalView } from '@turno25/shared/contracts/national.ts';
import type { NationalSignals } from '@turno25/shared/contracts/nationalSides.ts';
import { type MessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { Scrolling } from '@turno25/shared/ui/Scrolling.tsx';
import { useState } from 'react';
import { BranchName } from '../branch/BranchName.tsx';
import styles from '../country/country.module.css';
import { number, share, shortDay } from '../figureWords.ts';
import { besideBranches } from './ofBranches.ts';
import { Side } from './Side.tsx';

type RuleCounts = NationalSignals['rules'][number];
type Counted = RuleCounts['total'];

/** What the rules of signals counted: to be asked about, of nobody by name, and no verdict. */
export function Signals({ nation }: { readonly nation: NationalView }) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Side<NationalSignals> side="signals" nation={nation} lead={say('nationalSides.signals.lead')}>
      {({ months, rules }) =>
        months === null ? (
          <p>{say('nationalSides.signals.noMonths')}</p>
        ) : (
          <>
            <p>{say('nationalSides.signals.months', { from: shortDay(months.from), to: shortDay(months.to) })}</p>
            <Scrolling label={say('nationalSides.signals.rules')}>
              <Table
                caption={say('nationalSides.signals.rules')}
                columns={ruleColumns((rule) => setChosen(rule === chosen ? null : rule), chosen)}
                rows={rules}
                rowKey={({ rule }) => rule}
                roomy
                empty={say('nationalSides.signals.none')}
              />
            </Scrolling>
            <OfRule nation={nation} rule={rules.find(({ rule }) => rule === chosen) ?? null} />
          </>
        )
      }
    </Side>
  );
}

function OfRule({ nation, rule }: { readonly nation: NationalView; readonly rule: RuleCounts | null }) {
  if (rule === null) return null;
  const words = ruleWords(rule.rule);
  return (
    <section aria-label={words.name}>
      <h2 className={styles.heading}>{words.name}</h2>
      <p>{words.what}</p>
      <Scrolling label={words.name}>
        <Table
          caption={words.name}
          columns={[
            { id: 'name', head: say('national.branch'), cell: ({ branch }) => <BranchName branch={branch} /> },
            { id: 'comuna', head: say('national.comuna'), cell: ({ branch }) => branch.comuna },
            ...countColumns<{ readonly of: RuleCounts['branches'][number] }>(({ of }) => of.counted),
          ]}
          rows={besideBranches(nation, rule.branches)}
          rowKey={({ branch }) => branch.branchId}
          empty={say('national.nothing')}
        />
      </Scrolling>
    </section>
  );
}

function ruleColumns(onPress: (rule: string) => void, chosen: string | null): readonly Column<RuleCounts>[] {
  return [
    { id: 'rule', head: say('nationalSides.signals.rule'), cell: ({ rule }) => ruleWords(rule).name },
    ...countColumns<RuleCounts>(({ total }) => total),
    {
      id: 'ask',
      head: say('nationalSides.signals.ask'),
      headShown: false,
      cell: ({ rule, branches }) => (
        <Button
          look="inline"
          aria-expanded={rule === chosen}
          aria-label={`${ruleWords(rule).name}: ${say('nationalSides.signals.branches', { count: branches.length })}`}
          onPress={() => onPress(rule)}
        >
          {say('nationalSides.signals.branches', { count: branches.length })}
        </Button>
      ),
    },
  ];
}

function countColumns<Row>(of: (row: Row) => Counted | null): readonly Column<Row>[] {
  const cell = (say_: (counted: Counted) => string) => (row: Row) => {
    const counted = of(row);
    return counted === null ? '—' : say_(counted);
  };
  return [
    {
      id: 'hits',
      head: say('nationalSides.signals.hits'),
      align: 'end',
      cell: (row) => {
        const counted = of(row);
        return counted === null ? say('nationalSides.signals.withheld') : number(counted.hits);
      },
    },
    {
      id: 'trials',
      head: say('nationalSides.signals.trials'),
      align: 'end',
      cell: cell(({ trials }) => number(trials)),
    },
    {
      id: 'part',
      head: say('nationalSides.signals.part'),
      align: 'end',
      // Rules that only measure against something (visits) may count more than it.
      cell: cell(({ hits, trials }) => (hits > trials ? '—' : share({ n: hits, d: trials }))),
    },
  ];
}

/** A rule in words. The centre tells rules of its own release only. */
function ruleWords(key: string): { readonly name: string; readonly what: string } {
  return { name: say(`signals.rule.${key}` as MessageKey), what: say(`signals.rule.${key}.what` as MessageKey) };
}
