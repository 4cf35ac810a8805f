import type { SatisfactionGroup } from '@turno25/shared/contracts/satisfaction.ts';
import { answersIn } from '@turno25/shared/domain/figures/v1/satisfaction.ts';
import { type Answer, type Attended, gradesIn, type Question } from '@turno25/shared/domain/satisfaction/answer.ts';
import { netError95Of } from '@turno25/shared/domain/satisfaction/finite.ts';
import { hiddenByMonth } from '@turno25/shared/figures/cube/smallCells.ts';
import { gradesView } from '@turno25/shared/figures/grades.ts';
import { pointsUp, shareView } from '@turno25/shared/figures/numbers.ts';

/** How many answers each month has. */
type Monthly = ReadonlyMap<string, number>;

export function countsOfMonths(answers: readonly Answer[], counts: (answer: Answer) => boolean): Monthly {
  const months = new Map<string, number>();
  for (const answer of answers.filter(counts)) {
    const month = answer.date.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return months;
}

/** Whether a month has answers, and so few that its total tells of them: a range hides what any of its months hides. */
export function isMonthSmall(monthly: Monthly, smallest: number): boolean {
  return [...monthly.values()].some((n) => n < smallest);
}

/** The grades of a question in whole months, hidden where one of them has too few. */
export function gradesOf(answers: readonly Answer[], question: Question, asked: number | null, smallest: number) {
  const given = gradesIn(answers, question);
  const monthly = countsOfMonths(answers, (answer) => answer[question] !== null);
  return isMonthSmall(monthly, smallest)
    ? { hidden: true as const, n: answersIn(given) }
    : gradesView(given, asked, smallest);
}

/** Groups that any month hides, with those beside them that would give them away: the explorer's own rule and its own cells. */
export function hiddenGroups(
  said: ReadonlyMap<string, readonly Answer[]>,
  parentOf: (key: string) => string | null,
  smallest: number,
): ReadonlySet<string> {
  const cells = [...said].flatMap(([cell, answers]) =>
    [...countsOfMonths(answers, ({ global }) => global !== null)].map(([month, n]) => ({
      cell,
      parent: parentOf(cell),
      month,
      n,
    })),
  );
  return new Set([...hiddenByMonth(cells, smallest).values()].flatMap(({ cells: hidden }) => [...hidden]));
}

/** A group with its grades, hidden where `isHidden` says so of how many answered in each month. */
export function groupOf(
  key: string,
  name: string,
  answers: readonly Answer[],
  attended: number,
  isHidden: (monthly: Monthly) => boolean,
): SatisfactionGroup {
  const given = gradesIn(answers, 'global');
  const n = answersIn(given);
  const hidden = isHidden(countsOfMonths(answers, ({ global }) => global !== null));
  return {
    key,
    name,
    response: shareView({ num: Math.min(answers.length, attended), den: attended }),
    global: hidden || n === 0 ? { hidden: true, n } : gradesView(given, attended, 1),
    netError: hidden || n === 0 ? null : pointsUp(netError95Of(given, Math.max(attended, answers.length))),
  };
}

export function sumOf(attended: readonly Attended[]): number {
  return attended.reduce((sum, { visits }) => sum + visits, 0);
}
