import type { GradesView } from '../contracts/figures.ts';
import {
  answersIn,
  error95,
  meanGrade,
  netError95,
  netSatisfaction,
  satisfiedShare,
} from '../domain/figures/v1/satisfaction.ts';
import type { Grades } from '../domain/figures/v1/shape.ts';
import { hundredths, pointsUp, quotientView, shareView } from './numbers.ts';

/** `asked` is the population of the question; null, or fewer than its answers, leaves its error without bound. */
export function gradesView(given: Grades, asked: number | null, smallestCell: number): GradesView {
  const n = answersIn(given);
  // A small cell could tell who answered what, to colleagues who remember that person.
  if (n < smallestCell) return { hidden: true, n };
  const net = netSatisfaction(given);
  return {
    hidden: false,
    n,
    grades: [...given],
    satisfied: shareView(satisfiedShare(given)),
    net: { numerator: net.num, denominator: net.den, points: hundredths(net, 100) },
    mean: quotientView(meanGrade(given), (of) => hundredths(of, 1)),
    error95: pointsUp(error95(n, asked === null || asked < n ? null : asked)),
    netError95: pointsUp(netError95(given)),
  };
}
