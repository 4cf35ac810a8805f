import type { SatisfactionGroup, SatisfactionView } from '@turno25/shared/contracts/satisfaction.ts';
import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';
import { answersIn } from '@turno25/shared/domain/figures/v1/satisfaction.ts';
import { type Answer, type Attended, gradesIn } from '@turno25/shared/domain/satisfaction/answer.ts';
import { driversOf } from '@turno25/shared/domain/satisfaction/drivers.ts';
import { netError95Of } from '@turno25/shared/domain/satisfaction/finite.ts';
import { hiddenCells } from '@turno25/shared/domain/satisfaction/hiding.ts';
import { countWords } from '@turno25/shared/domain/satisfaction/words.ts';
import { gradesView } from '@turno25/shared/figures/grades.ts';
import { pointsUp, shareView } from '@turno25/shared/figures/numbers.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answersBetween, attendedBetween } from '../oversight/surveyAnswers.ts';
import type { Vault } from '../vault/vault.ts';
import type { BranchNow } from './branchNow.ts';
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

/** What people answered in a range of dates: bound to their visits, and apart from them what nobody's visit stands behind. */
export function satisfactionView(parts: Parts, range: Range): SatisfactionView {
  const config = configOf(parts.engine.state());
  const { zone } = config.branch;
  const { smallestCell } = config.standard;
  const { answers, texts } = answersBetween(parts, range, zone);
  const attended = attendedBetween(parts.db, range, zone);
  const bound = answers.filter(({ serviceId }) => serviceId !== null);
  const anonymous = answers.filter(({ serviceId }) => serviceId === null);
  const groups = (
    keyOf: (answer: Answer) => string,
    keyOfAttended: (visits: Attended) => string,
    nameOf: (key: string) => string,
  ): SatisfactionGroup[] => {
    const people = Map.groupBy(attended, keyOfAttended);
    const said = Map.groupBy(bound, keyOf);
    const keys = [...people.keys()].sort(byCodeUnits);
    const hidden = hiddenCells(
      keys.map((key) => answersIn(gradesIn(said.get(key) ?? [], 'global'))),
      smallestCell,
    );
    return keys.map((key, place) => {
      const group = groupOf(key, nameOf(key), said.get(key) ?? [], sumOf(people.get(key) ?? []), smallestCell);
      return hidden.has(place) ? { ...group, global: { hidden: true, n: group.global.n }, netError: null } : group;
    });
  };
  const everybody = sumOf(attended);
  const readable = texts.flatMap((text) => parts.vault.decrypt(text) ?? []);
  const drivers = driversOf(bound);
  const people = parts.accounts.list().map(({ name }) => name);
  const grades = (of: readonly Answer[], question: 'global' | 'treatment' | 'wait', asked: number | null) =>
    gradesView(gradesIn(of, question), asked, smallestCell);
  return {
    ...range,
    smallestCell,
    total: groupOf('total', '', bound, everybody, smallestCell),
    treatment: grades(bound, 'treatment', everybody),
    wait: grades(bound, 'wait', everybody),
    resolved: resolvedOf(bound, smallestCell),
    byService: groups(
      ({ serviceId }) => serviceId ?? '',
      ({ serviceId }) => serviceId,
      (id) => serviceLabel(config, id).service,
    ),
    byHour: groups(
      ({ hour }) => twoDigits(hour ?? 0),
      ({ hour }) => twoDigits(hour),
      (hour) => `${hour}:00`,
    ),
    byMonth: groups(
      ({ date }) => date.slice(0, 7),
      ({ month }) => month,
      (month) => month,
    ),
    anonymous: {
      global: grades(anonymous, 'global', null),
      treatment: grades(anonymous, 'treatment', null),
      wait: grades(anonymous, 'wait', null),
    },
    drivers: drivers === null || drivers.n < smallestCell ? null : { ...drivers, drivers: [...drivers.drivers] },
    words: { texts: readable.length, list: [...countWords(readable, people)].slice(0, MOST_WORDS) },
  };
}

function groupOf(
  key: string,
  name: string,
  answers: readonly Answer[],
  attended: number,
  smallest: number,
): SatisfactionGroup {
  const given = gradesIn(answers, 'global');
  const global = gradesView(given, attended, smallest);
  return {
    key,
    name,
    response: shareView({ num: Math.min(answers.length, attended), den: attended }),
    global,
    netError: global.hidden ? null : pointsUp(netError95Of(given, Math.max(attended, answers.length))),
  };
}

/** Persons who said yes, partly, no; null where they are so few that one could tell who. */
function resolvedOf(answers: readonly Answer[], smallest: number): SatisfactionView['resolved'] {
  const counts = { yes: 0, partly: 0, no: 0 };
  for (const { resolved } of answers) if (resolved !== null) counts[resolved] += 1;
  return counts.yes + counts.partly + counts.no < smallest ? null : counts;
}

function sumOf(attended: readonly Attended[]): number {
  return attended.reduce((sum, { visits }) => sum + visits, 0);
}

function twoDigits(hour: number): string {
  return String(hour).padStart(2, '0');
}
