import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { useState } from 'react';
import { BranchSheet } from '../branch/BranchSheet.tsx';
import { shortDay } from '../figureWords.ts';
import { MoreSides } from '../sides/MoreSides.tsx';
import { useAnswer } from '../useAnswer.ts';
import { CategoryFunnels } from './CategoryFunnels.tsx';
import { Changes } from './Changes.tsx';
import styles from './country.module.css';
import { Files } from './Files.tsx';
import { Institutions } from './Institutions.tsx';
import { MobileUnits } from './MobileUnits.tsx';
import { People } from './People.tsx';
import { Regions } from './Regions.tsx';
import { Standings } from './Standings.tsx';
import { Summary } from './Summary.tsx';

type Props = { readonly session: CentreSession; readonly onSignOut: () => void };

const PERIODS = ['today', 'week', 'month', 'quarter', 'year'] as const;
type PeriodKey = (typeof PERIODS)[number];
const REFRESH_MS = 30_000;

/** What the whole country did, and how each branch stands. */
export function CountryPage({ session, onSignOut }: Props) {
  const [key, setKey] = useState<PeriodKey>('quarter');
  const [tab, setTab] = useState('regions');
  const [open, setOpen] = useState<string | null>(null);
  const { value: nation, trouble, again } = useAnswer<NationalView>(`/national?period=${key}`, REFRESH_MS);
  const branch = nation?.branches.find(({ branchId }) => branchId === open) ?? null;
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1>{say('national.title')}</h1>
        <Select
          label={say('national.period')}
          options={PERIODS.map((value) => ({ value, label: say(`national.period.${value}`) }))}
          value={key}
          onChange={(value) => setKey(value as PeriodKey)}
        />
        {nation !== null && (
          <p className={styles.dates}>
            {say('national.dates', { from: shortDay(nation.period.from), to: shortDay(nation.period.to) })}
          </p>
        )}
        <p className={styles.who}>
          <LinkButton href="/catalogue">{say('national.catalogue')}</LinkButton>
          {session.name}
          <Button look="quiet" onPress={onSignOut}>
            {say('national.signOut')}
          </Button>
        </p>
      </header>
      <main className={styles.main}>
        {trouble !== null && (
          <Notice kind="warning" announce="status">
            {trouble}
          </Notice>
        )}
        {nation === null ? (
          <p role="status">{say('national.asking')}</p>
        ) : (
          <>
            <Summary nation={nation} />
            <Tabs
              label={say('national.sides')}
              chosen={tab}
              onChoose={setTab}
              tabs={[
                {
                  id: 'regions',
                  label: say('national.tab.regions'),
                  panel: <Regions nation={nation} onOpen={setOpen} />,
                },
                { id: 'funnels', label: say('national.tab.funnels'), panel: <CategoryFunnels nation={nation} /> },
                { id: 'changes', label: say('national.tab.changes'), panel: <Changes nation={nation} /> },
                {
                  id: 'mobile',
                  label: say('national.tab.mobile'),
                  panel: <MobileUnits nation={nation} onOpen={setOpen} />,
                },
                {
                  id: 'institutions',
                  label: say('national.tab.institutions'),
                  panel: <Institutions nation={nation} />,
                },
                { id: 'more', label: say('nationalSides.tab'), panel: <MoreSides nation={nation} /> },
                {
                  id: 'standings',
                  label: say('national.tab.standings'),
                  panel: <Standings nation={nation} officer={session} onChanged={again} />,
                },
                {
                  id: 'files',
                  label: say('national.tab.files'),
                  panel: <Files nation={nation} today={nation.period.to} />,
                },
                ...(session.role === 'admin'
                  ? [{ id: 'people', label: say('national.tab.people'), panel: <People /> }]
                  : []),
              ]}
            />
          </>
        )}
      </main>
      {nation !== null && branch !== null && (
        <BranchSheet branch={branch} period={nation.period} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
