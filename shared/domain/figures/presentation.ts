import { isoInstant } from '../calendar/businessDates.ts';
import { MINUTE } from '../ids.ts';
import { compareFractions, scaledDown } from './numbers.ts';
import { answersIn, error95, meanGrade, netError95, netSatisfaction, satisfiedShare } from './v1/satisfaction.ts';
import type {
  Compliance,
  DailyFigures,
  Fraction,
  Grades,
  PeriodFigures,
  SatisfactionFigures,
  ServiceFigures,
  Spread,
  StandardFigures,
} from './v1/shape.ts';
import type {
  ComplianceView,
  FiguresView,
  GradesView,
  QuotientView,
  SatisfactionView,
  ServiceView,
  ShareView,
  SpreadView,
  StandardView,
} from './view.ts';

const HOUR = 60 * MINUTE;

/** Figures of a day or of a period as they are shown and sent: percents beside what they were computed from. */
export function presentFigures(figures: DailyFigures | PeriodFigures): FiguresView {
  const { formulas, goal, smallestCell, tickets, standard, resolution } = figures;
  return {
    formulas,
    span: spanOf(figures),
    goal: {
      percent: shareView(goal).percent ?? 0,
      met: standard.official.den === 0 ? null : compareFractions(standard.official, goal) >= 0,
    },
    smallestCell,
    tickets,
    standard: standardView(standard),
    service: serviceView(figures.service),
    resolution: { ...resolution, byStaff: shareView(resolution.byStaff), byCitizen: shareView(resolution.byCitizen) },
    satisfaction: satisfactionView(figures.satisfaction, smallestCell),
  };
}

/**
 * A share in percent with two decimals, rounded down: 89.999 must never be read as the 90 that pays. Whether a goal is
 * met is decided on the fraction itself, never on this number.
 */
export function shareView(share: Fraction): ShareView {
  return { numerator: share.num, denominator: share.den, percent: hundredths(share, 100) };
}

function spanOf(figures: DailyFigures | PeriodFigures): FiguresView['span'] {
  if ('from' in figures) return { kind: 'period', from: figures.from, to: figures.to, days: figures.days };
  const { businessDate, asOf, closed } = figures;
  return { kind: 'day', date: businessDate, closed: closed === 'yes', asOf: asOf === null ? null : isoInstant(asOf) };
}

/** `scale` times the fraction, to two decimals, rounded down. */
function hundredths(fraction: Fraction, scale: number): number | null {
  const scaled = scaledDown(fraction, scale * 100);
  return scaled === null ? null : scaled / 100;
}

function quotientView({ num, den }: Fraction): QuotientView {
  return { numerator: num, denominator: den, value: hundredths({ num, den }, 1) };
}

function spreadView(spread: Spread): SpreadView {
  return { ...spread, meanMs: scaledDown({ num: spread.sumMs, den: spread.n }, 1) };
}

function complianceView({ official, strict, wait }: Compliance): ComplianceView {
  return { official: shareView(official), strict: shareView(strict), wait: spreadView(wait) };
}

function standardView(standard: StandardFigures): StandardView {
  const { overLimit, byService, byClass, preferentialMedian, laterWaits, ...rest } = standard;
  return {
    ...rest,
    ...complianceView(standard),
    firstCallWithin: shareView(standard.firstCallWithin),
    firstCallWait: spreadView(standard.firstCallWait),
    lastCallWait: spreadView(standard.lastCallWait),
    totalWait: spreadView(standard.totalWait),
    overLimitMinutes: {
      numerator: overLimit.num,
      denominator: overLimit.den,
      value: hundredths({ num: overLimit.num, den: overLimit.den * MINUTE }, 1),
    },
    byService: byService.map((service) => ({ serviceId: service.serviceId, ...complianceView(service) })),
    byClass: { general: complianceView(byClass.general), preferential: complianceView(byClass.preferential) },
    preferentialMedian: preferentialMedian === null ? null : quotientView(preferentialMedian),
    abandonment: shareView(standard.abandonment),
    noShow: shareView(standard.noShow),
    laterWaits: { served: spreadView(laterWaits.served), unserved: laterWaits.unserved },
    callsOutsideRule: shareView(standard.callsOutsideRule),
    callToStart: spreadView(standard.callToStart),
  };
}

function serviceView({ byService, byCounter, occupancy, throughput }: ServiceFigures): ServiceView {
  return {
    byService: byService.map((service) => ({ ...service, finished: spreadView(service.finished) })),
    byCounter: byCounter.map((counter) => ({
      ...counter,
      occupancy: shareView({ num: counter.serviceMs, den: counter.serviceMs + counter.availableMs }),
    })),
    occupancy: shareView(occupancy),
    throughputPerHour: { numerator: throughput.num, denominator: throughput.den, value: hundredths(throughput, HOUR) },
  };
}

function satisfactionView(satisfaction: SatisfactionFigures, smallestCell: number): SatisfactionView {
  const { response, globalByService, ...counts } = satisfaction;
  const view = (grades: Grades) => gradesView(grades, response.den, smallestCell);
  return {
    ...counts,
    response: shareView(response),
    global: view(counts.global),
    treatment: view(counts.treatment),
    wait: view(counts.wait),
    globalByService: globalByService.map(({ serviceId, grades }) => ({
      serviceId,
      answers: gradesView(grades, null, smallestCell),
    })),
  };
}

/** `attended` is the population of the question; null, or fewer than its answers, leaves it without bound. */
function gradesView(grades: Grades, attended: number | null, smallestCell: number): GradesView {
  const n = answersIn(grades);
  // A small cell could tell who answered what, to colleagues who remember that person.
  if (n < smallestCell) return { hidden: true, n };
  const net = netSatisfaction(grades);
  return {
    hidden: false,
    n,
    grades,
    satisfied: shareView(satisfiedShare(grades)),
    net: { numerator: net.num, denominator: net.den, points: hundredths(net, 100) },
    mean: quotientView(meanGrade(grades)),
    error95: points(error95(n, attended === null || attended < n ? null : attended)),
    netError95: points(netError95(grades)),
  };
}

/** An error as points with two decimals, rounded up: an interval may be shown too wide, never too narrow. */
function points(error: number | null): number | null {
  return error === null ? null : Math.ceil(error * 10_000) / 100;
}
