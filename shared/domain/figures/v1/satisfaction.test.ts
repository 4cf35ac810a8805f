import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';
import { error95, gradesOf, meanGrade, netSatisfaction, satisfiedShare } from './satisfaction.ts';

describe('grades', () => {
  test('6 and 7 satisfy, 1 to 4 do not, 5 is neutral, a skipped question is in nothing', () => {
    const grades = gradesOf([7, 6, 6, 5, 4, 1, null]);
    expect(grades).toEqual([1, 0, 0, 1, 1, 2, 1]);
    expect(satisfiedShare(grades)).toEqual({ num: 3, den: 6 });
    // 3 satisfied − 2 unsatisfied
    expect(netSatisfaction(grades)).toEqual({ num: 1, den: 6 });
    // 7 + 6 + 6 + 5 + 4 + 1 = 29
    expect(meanGrade(grades)).toEqual({ num: 29, den: 6 });
  });
});

describe('error of a share at 95 %', () => {
  test('396 answers of an unbounded population: 4.92 points, as the 2010 study of IPS rounds to 5', () => {
    // 1.96 · sqrt(0.25 / 396) = 1.96 · 0.0251259 = 0.049247
    expect(error95(396, null)).toBeCloseTo(0.0492, 4);
  });

  test('396 of 2,000: the finite population narrows it', () => {
    // 0.049247 · sqrt(1604 / 1999) = 0.049247 · 0.895770 = 0.044114
    expect(error95(396, 2000)).toBeCloseTo(0.0441, 4);
  });

  test('a census has none, and no answers leave it undefined', () => {
    expect(error95(40, 40)).toBe(0);
    expect(error95(1, 1)).toBe(0);
    expect(error95(0, 40)).toBeNull();
  });
});

describe('answers of a day', () => {
  const day = new TestDay().attended('a', 0, span(5)).attended('b', 0, span(5), { serviceId: 'housing' });
  day.attended('t', 0, span(1)).exclude('t', span(9), 'testTicket');
  day.answer('s1', span(20), { visitId: 'a', global: 7, resolved: 'yes', treatment: 6, wait: 5 });
  day.answer('s2', span(21), { global: 3, resolved: 'no' });
  day.answer('s3', span(21, 1), { global: 1, counted: false });
  day.answer('s4', span(22), { visitId: 't', global: 7, resolved: 'yes' });
  day.answer('s5', span(90), { visitId: 'b', resolved: 'partly' });
  const { satisfaction, resolution } = day.figures();

  test('count, with those kept aside reported beside them', () => {
    expect(satisfaction).toMatchObject({ answers: 3, uncounted: 1, excluded: 1 });
    expect(satisfaction.global).toEqual([0, 0, 1, 0, 0, 0, 1]);
    expect(satisfaction.treatment).toEqual([0, 0, 0, 0, 0, 1, 0]);
    expect(satisfaction.wait).toEqual([0, 0, 0, 0, 1, 0, 0]);
  });

  test('response rate: answers bound to a visit over attended visits that had a citizen', () => {
    expect(satisfaction.response).toEqual({ num: 2, den: 2 });
  });

  test('by the service asked for, anonymous answers aside', () => {
    expect(satisfaction.globalByService).toEqual([
      { serviceId: 'housing', grades: [0, 0, 0, 0, 0, 0, 0] },
      { serviceId: 'pension', grades: [0, 0, 0, 0, 0, 0, 1] },
    ]);
  });

  test('what citizens declare resolved stands apart from what staff declared', () => {
    expect(resolution.byCitizen).toEqual({ num: 1, den: 3 });
    expect(resolution.answers).toEqual({ yes: 1, partly: 1, no: 1 });
    expect(resolution.byStaff).toEqual({ num: 2, den: 2 });
  });
});

test('resolution by staff: resolved over finished, each outcome with its count', () => {
  const day = new TestDay();
  for (const [index, outcome] of (['resolved', 'partial', 'referred', 'unresolved', 'resolved'] as const).entries()) {
    day.issue(`v${index}`, 0).call(`v${index}`, 0).start(`v${index}`, 0).finish(`v${index}`, span(5), outcome);
  }
  // Excluded from the standard, but a person was attended and it was not resolved: it stays.
  day.exclude('v3', span(6), 'contingency', '123/2026').issue('gone', 0).add('visitLeft', span(1), { visitId: 'gone' });
  expect(day.figures().resolution.byStaff).toEqual({ num: 2, den: 5 });
  expect(day.figures().resolution.outcomes).toEqual({ resolved: 2, partial: 1, referred: 1, unresolved: 1 });
});
