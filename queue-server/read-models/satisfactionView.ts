import type { SatisfactionView } from '@turno25/shared/contracts/satisfaction.ts';
import { monthsOver } from '@turno25/shared/domain/calendar/wholeMonths.ts';
import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';
import type { Answer, Attended } from '@turno25/shared/domain/satisfaction/answer.ts';
import { driversOf } from '@turno25/shared/domain/satisfaction/drivers.ts';
import { countWords } from '@turno25/shared/domain/satisfaction/words.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answersBetween, attendedBetween } from '../oversight/surveyAnswers.ts';
import type { Vault } from '../vault/vault.ts';
import type { BranchNow } from './branchNow.ts';
import { countsOfMonths, gradesOf, groupOf, hiddenGroups, isMonthSmall, sumOf } from './satisfactionCells.ts';
import { configOf, serviceLabel } from './visitView.ts';

type Parts = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly engine: BranchNow;
  readonly vault: Vault;
  readonly accounts: Accounts;
};
type Range = { readonly from: string; readonly to: string };

/** The most words that are worth reading. */
const MOST_WORDS = 40;

/** A range that holds nothing: from after to. */
const NOWHERE: Range = { from: '9999-12-31', to: '0000-01-01' };

/**
 * What people answered in the whole months of a range that are over: bound to their visits, and apart from them what nobody's
 * visit stands behind. Each month hides by itself, so that no two ranges tell of anybody (ADR 0076).
 */
export function satisfactionView(parts: Parts, range: Range): SatisfactionView {
  const state = parts.engine.state();
  const config = configOf(state);
  const { zone } = config.branch;
  const { smallestCell } = config.standard;
  const months = monthsOver(range, firstOf(localDate(parts.engine.now(), zone), state.day?.date));
  const { answers, texts } = answersBetween(parts, months ?? NOWHERE, zone);
  const attended = attendedBetween(parts.db, months ?? NOWHERE, zone);
  const bound = answers.filter(({ serviceId }) => serviceId !== null);
  const anonymous = answers.filter(({ serviceId }) => serviceId === null);
  const groups = (by: Grouping): SatisfactionView['byService'] => {
    const people = Map.groupBy(attended, by.ofAttended);
    const said = Map.groupBy(bound, by.ofAnswer);
    const hidden = hiddenGroups(said, by.parentOf, smallestCell);
    return [...people.keys()]
      .sort(byCodeUnits)
      .map((key) =>
        groupOf(key, by.nameOf(key), said.get(key) ?? [], sumOf(people.get(key) ?? []), (monthly) =>
          by.isTime ? isMonthSmall(monthly, smallestCell) : hidden.has(key),
        ),
      );
  };
  const everybody = sumOf(attended);
  const few = isMonthSmall(
    countsOfMonths(bound, () => true),
    smallestCell,
  );
  const readable = few ? [] : texts.flatMap((text) => parts.vault.decrypt(text) ?? []);
  const drivers = few ? null : driversOf(bound);
  const people = parts.accounts.list().map(({ name }) => name);
  const institutions = new Map(config.services.map(({ id, institutionId }) => [id, institutionId]));
  return {
    ...range,
    months,
    smallestCell,
    total: groupOf('total', '', bound, everybody, (monthly) => isMonthSmall(monthly, smallestCell)),
    treatment: gradesOf(bound, 'treatment', everybody, smallestCell),
    wait: gradesOf(bound, 'wait', everybody, smallestCell),
    resolved: resolvedOf(bound, smallestCell),
    byService: groups({
      ofAnswer: ({ serviceId }) => serviceId ?? '',
      ofAttended: ({ serviceId }) => serviceId,
      nameOf: (id) => serviceLabel(config, id).service,
      parentOf: (id) => institutions.get(id) ?? '',
      isTime: false,
    }),
    byHour: groups({
      ofAnswer: ({ hour }) => twoDigits(hour ?? 0),
      ofAttended: ({ hour }) => twoDigits(hour),
      nameOf: (hour) => `${hour}:00`,
      parentOf: () => null,
      isTime: false,
    }),
    byMonth: groups({
      ofAnswer: ({ date }) => date.slice(0, 7),
      ofAttended: ({ month }) => month,
      nameOf: (month) => month,
      parentOf: () => null,
      isTime: true,
    }),
    anonymous: {
      global: gradesOf(anonymous, 'global', null, smallestCell),
      treatment: gradesOf(anonymous, 'treatment', null, smallestCell),
      wait: gradesOf(anonymous, 'wait', null, smallestCell),
    },
    drivers: drivers === null || drivers.n < smallestCell ? null : { ...drivers, drivers: [...drivers.drivers] },
    words: { texts: readable.length, list: [...countWords(readable, people)].slice(0, MOST_WORDS) },
  };
}

type Grouping = {
  readonly ofAnswer: (answer: Answer) => string;
  readonly ofAttended: (visits: Attended) => string;
  readonly nameOf: (key: string) => string;
  /** The group that a group is part of, whose total could give it away; null where it has none. */
  readonly parentOf: (key: string) => string | null;
  /** Months themselves: each hides by its own total, and by nothing beside it. */
  readonly isTime: boolean;
};

/** Persons who said yes, partly, no; null where in any month they are so few that one could tell who. */
function resolvedOf(answers: readonly Answer[], smallest: number): SatisfactionView['resolved'] {
  const counts = { yes: 0, partly: 0, no: 0 };
  for (const { resolved } of answers) if (resolved !== null) counts[resolved] += 1;
  if (counts.yes + counts.partly + counts.no < smallest) return null;
  const monthly = countsOfMonths(answers, ({ resolved }) => resolved !== null);
  return isMonthSmall(monthly, smallest) ? null : counts;
}

/** The day that goes on is no part of a month that is over, whichever date it is of. */
function firstOf(today: string, openDate: string | undefined): string {
  return openDate !== undefined && openDate < today ? openDate : today;
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, '0');
}
