import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';

const OTHER = { code: 'other', note: null };

describe('the limit', () => {
  test('25:00.000 is in and 25:00.001 is out', () => {
    const { standard } = new TestDay()
      .attended('in', 0, span(25))
      .attended('out', 0, span(25, 0, 1))
      .figures();
    expect(standard.official).toEqual({ num: 1, den: 2 });
    expect(standard.bands).toEqual({ upTo10: 0, upTo20: 0, upTo25: 1, upTo40: 1, over40: 0 });
    // 1 ms over the limit, shared by two
    expect(standard.overLimit).toEqual({ num: 1, den: 2 });
  });

  test('is the one in force for the service when the ticket was issued', () => {
    const day = new TestDay().attended('v', 0, span(12), { limitMs: span(10) });
    expect(day.figures().standard.official).toEqual({ num: 0, den: 1 });
  });

  test('bands are closed on the right', () => {
    const day = new TestDay();
    const waits = [0, span(10), span(10, 0, 1), span(20), span(20, 0, 1), span(25), span(25, 0, 1), span(40)];
    for (const [index, wait] of waits.entries()) day.attended(`v${index}`, 0, wait);
    day.attended('last', 0, span(40, 0, 1));
    expect(day.figures().standard.bands).toEqual({ upTo10: 2, upTo20: 2, upTo25: 2, upTo40: 2, over40: 1 });
  });
});

describe('an empty day', () => {
  test('is undefined: neither 0 % nor 100 %', () => {
    const { standard, tickets, resolution } = new TestDay().close(span(330)).figures();
    expect(standard.official).toEqual({ num: 0, den: 0 });
    expect(standard.strict).toEqual({ num: 0, den: 0 });
    expect(standard.wait).toEqual({ n: 0, sumMs: 0, p50Ms: null, p90Ms: null, p99Ms: null, maxMs: null });
    expect(standard.worstService).toBeNull();
    expect(standard.preferentialMedian).toBeNull();
    expect(resolution.byStaff).toEqual({ num: 0, den: 0 });
    expect(tickets.issued).toBe(0);
  });
});

describe('strict', () => {
  test('counts as lost whoever was never attended and waited past the limit, and only them', () => {
    const day = new TestDay();
    day.attended('a', 0, span(5)).attended('b', 0, span(30));
    // Lost: a no-show first called at 26:00, one who left at 40:00, one removed at 25:00.001, one expired at 60:00.
    day.issue('noShowLate', 0).call('noShowLate', span(26)).noShow('noShowLate', span(28));
    day.issue('leftLate', 0).add('visitLeft', span(40), { visitId: 'leftLate' });
    day.issue('removedLate', 0).add('visitRemoved', span(25, 0, 1), { visitId: 'removedLate', reason: OTHER });
    day.issue('expiredLate', 0).add('visitExpired', span(60), { visitId: 'expiredLate' });
    // Not lost: first called at 24:00 though given up at 27:00, left at 25:00.000.
    day.issue('noShow', 0).call('noShow', span(24)).noShow('noShow', span(27));
    day.issue('left', 0).add('visitLeft', span(25), { visitId: 'left' });
    const { standard, tickets } = day.figures();
    expect(standard.official).toEqual({ num: 1, den: 2 });
    expect(standard.strict).toEqual({ num: 1, den: 6 });
    expect(standard.lostPastLimit).toBe(4);
    // left: 2, noShow: 2, of 8 that count
    expect(standard.abandonment).toEqual({ num: 4, den: 8 });
    expect(standard.noShow).toEqual({ num: 2, den: 8 });
    // called: a, b (late), noShowLate (late), noShow
    expect(standard.firstCallWithin).toEqual({ num: 2, den: 4 });
    expect(tickets.ends.finished).toEqual({ attended: 2, notAttended: 0 });
    expect(tickets.ends.noShow).toEqual({ attended: 0, notAttended: 2 });
  });

  test('live, a ticket that waits past its limit is already lost', () => {
    const day = new TestDay().attended('a', 0, span(5)).issue('waiting', 0);
    const at = (now: number) => day.figures({ now: day.origin + now }).standard.strict;
    expect(at(span(25))).toEqual({ num: 1, den: 1 });
    expect(at(span(25, 0, 1))).toEqual({ num: 1, den: 2 });
    expect(day.figures().standard.strict).toEqual({ num: 1, den: 1 });
  });

  test('open at closing: expired with its wait, never attended', () => {
    const day = new TestDay().attended('a', 0, span(5)).issue('open', span(300));
    const closed = day.add('visitExpired', span(330), { visitId: 'open' }).close(span(330)).figures();
    // 330 − 300 = 30 minutes, past the limit
    expect(closed.standard.strict).toEqual({ num: 1, den: 2 });
    expect(closed.tickets.ends.expired).toEqual({ attended: 0, notAttended: 1 });
    expect(closed.tickets.ends.open).toEqual({ attended: 0, notAttended: 0 });
  });

  test('attended when the day was closed by force: attended, and its end is expired', () => {
    const day = new TestDay().issue('v', 0).call('v', span(5)).start('v', span(6));
    const { standard, tickets } = day.add('visitExpired', span(330), { visitId: 'v' }).close(span(330)).figures();
    expect(standard.official).toEqual({ num: 1, den: 1 });
    expect(tickets.ends.expired).toEqual({ attended: 1, notAttended: 0 });
  });

  test('once closed, a figure no longer depends on when it is asked for', () => {
    const day = new TestDay().issue('v', span(320)).close(span(330));
    expect(day.figures({ now: day.origin + span(9000) })).toEqual(day.figures());
    expect(day.figures().standard.strict).toEqual({ num: 0, den: 0 });
  });
});

describe('exclusions', () => {
  test('take a visit out of numerator and denominator, and are listed with what they would have weighed', () => {
    const day = new TestDay().attended('a', 0, span(5)).attended('b', 0, span(30)).attended('c', 0, span(40));
    day.issue('d', 0).add('visitLeft', span(60), { visitId: 'd' });
    day.attended('e', 0, span(3));
    day.exclude('c', span(50), 'contingency', '123/2026').exclude('d', span(61), 'contingency', '123/2026');
    day.exclude('e', span(62), 'testTicket');
    const { standard, tickets } = day.figures();
    expect(standard.official).toEqual({ num: 1, den: 2 });
    expect(standard.strict).toEqual({ num: 1, den: 2 });
    expect(standard.abandonment).toEqual({ num: 0, den: 2 });
    expect(standard.wait.maxMs).toBe(span(30));
    expect(standard.exclusions).toEqual([
      { code: 'contingency', visits: 2, attended: 1, within: 0, acts: ['123/2026'] },
      { code: 'duplicate', visits: 0, attended: 0, within: 0, acts: [] },
      { code: 'testTicket', visits: 1, attended: 1, within: 1, acts: [] },
    ]);
    expect(tickets.issued).toBe(5);
    expect(tickets.ends.finished).toEqual({ attended: 2, notAttended: 0 });
  });
});

test('a second exclusion of the same visit changes nothing: the first code stands', () => {
  const day = new TestDay().attended('a', 0, span(30)).exclude('a', span(40), 'contingency', '123/2026');
  const before = day.figures().standard.exclusions;
  expect(day.exclude('a', span(50), 'testTicket').figures().standard.exclusions).toEqual(before);
});

describe('distribution', () => {
  test('percentiles are waits that somebody really waited (nearest rank)', () => {
    const day = new TestDay();
    for (let minute = 1; minute <= 10; minute += 1) day.attended(`v${minute}`, 0, span(minute));
    // ranks of 10: ceil(5) = 5th, ceil(9) = 9th, ceil(9.9) = 10th; sum 1+…+10 = 55
    expect(day.figures().standard.wait).toEqual({
      n: 10,
      sumMs: span(55),
      p50Ms: span(5),
      p90Ms: span(9),
      p99Ms: span(10),
      maxMs: span(10),
    });
  });

  test('by service: the worst one, by what was asked for and whatever transfers followed', () => {
    const day = new TestDay().attended('a', 0, span(5)).attended('b', 0, span(30));
    day.attended('c', 0, span(30), { serviceId: 'housing' });
    day.issue('d', 0, { serviceId: 'health' }).call('d', span(5)).transfer('d', span(6), 'housing', 1);
    day.call('d', span(10), '2').start('d', span(10), '2');
    const { standard } = day.figures();
    expect(standard.byService.map(({ serviceId, official }) => [serviceId, official])).toEqual([
      ['health', { num: 1, den: 1 }],
      ['housing', { num: 0, den: 1 }],
      ['pension', { num: 1, den: 2 }],
    ]);
    expect(standard.worstService).toBe('housing');
  });

  test('by class: preferential median over the general one', () => {
    const day = new TestDay().attended('g', 0, span(12)).attended('p', 0, span(4), { class: 'preferential' });
    const { standard } = day.figures();
    expect(standard.preferentialMedian).toEqual({ num: span(4), den: span(12) });
    expect(standard.byClass.preferential.wait.p90Ms).toBe(span(4));
    expect(standard.byClass.general.official).toEqual({ num: 1, den: 1 });
  });
});

describe('beside the standard', () => {
  test('who was attended and did not come to the second stage abandoned no queue', () => {
    const day = new TestDay().issue('v', 0).call('v', 0).start('v', 0).transfer('v', span(5), 'housing', 2);
    const { standard, tickets } = day.call('v', span(9), '2').noShow('v', span(12), '2').figures();
    expect(standard.abandonment).toEqual({ num: 0, den: 1 });
    expect(standard.noShow).toEqual({ num: 0, den: 1 });
    expect(tickets.ends.noShow).toEqual({ attended: 1, notAttended: 0 });
  });

  test('holds, recalls, second stages and calls outside the rule are counted', () => {
    const day = new TestDay();
    // c: held by the citizen 11–18 before attention; s: held by staff 11–14 before attention, and again after it.
    day.issue('c', 0).call('c', span(10)).hold('c', span(11), 'citizen').comeBack('c', span(18));
    day.callSpecific('c', span(19)).recall('c', span(20)).start('c', span(21)).finish('c', span(25));
    day.issue('s', 0).call('s', span(10), '2').hold('s', span(11), 'staff', '2').comeBack('s', span(14));
    day.call('s', span(15), '2').start('s', span(15), '2').hold('s', span(16), 'staff', '2').comeBack('s', span(20));
    day.call('s', span(21), '2').start('s', span(22), '2').transfer('s', span(30), 'housing', 2);
    const { standard } = day.close(span(45)).figures();
    expect(standard.citizenHolds).toEqual({ holds: 1, visits: 1, sumMs: span(7) });
    expect(standard.staffHolds).toEqual({ holds: 1, visits: 1, sumMs: span(3) });
    expect(standard.recalls).toBe(1);
    // calls: c twice (one by hand), s three times
    expect(standard.callsOutsideRule).toEqual({ num: 1, den: 5 });
    // return 20–22 served; the transfer at 30 nobody took
    expect(standard.laterWaits.served).toMatchObject({ n: 1, sumMs: span(2), p90Ms: span(2) });
    expect(standard.laterWaits.unserved).toBe(1);
    // call to start: c 19→21, s 15→15 and 21→22
    expect(standard.callToStart).toMatchObject({ n: 3, p50Ms: span(1), p90Ms: span(2), maxMs: span(2) });
  });

  test('tickets whose time is estimated are counted beside, and still count', () => {
    const { tickets, standard } = new TestDay().attended('v', 0, span(5), { estimatedTime: true }).figures();
    expect(tickets.estimatedTime).toBe(1);
    expect(standard.official).toEqual({ num: 1, den: 1 });
  });

  test('events of other business dates play no part', () => {
    const day = new TestDay().attended('a', 0, span(5));
    const other = new TestDay('2026-11-19').attended('b', 0, span(60));
    const before = day.figures();
    day.events.unshift(...other.events);
    expect(day.figures()).toEqual(before);
  });
});
