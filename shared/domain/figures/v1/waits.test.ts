import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';

describe('official wait', () => {
  test('runs from the issue to the first start of attention, not to the call', () => {
    // issued 0:00, called 10:00, started 12:30
    const waits = new TestDay().issue('v', 0).call('v', span(10)).start('v', span(12, 30)).waits('v');
    expect(waits.officialMs).toBe(span(12, 30));
    expect(waits.firstCallMs).toBe(span(10));
    expect(waits.lastCallMs).toBe(span(10));
    expect(waits.totalMs).toBe(span(12, 30));
    expect(waits.elapsedMs).toBeNull();
    expect(waits.callToStartMs).toEqual([span(2, 30)]);
  });

  test('a recall moves the last call, never the first call nor the wait', () => {
    // issued 0:00, called 10:00, again 11:00 and 12:00, started 12:30
    const day = new TestDay().issue('v', 0).call('v', span(10)).recall('v', span(11)).recall('v', span(12));
    const waits = day.start('v', span(12, 30)).waits('v');
    expect(waits.firstCallMs).toBe(span(10));
    expect(waits.lastCallMs).toBe(span(12));
    expect(waits.officialMs).toBe(span(12, 30));
    expect(waits.callToStartMs).toEqual([span(2, 30)]);
  });

  test('a hold that the citizen asked for stops the clock', () => {
    // called 10:00, held 11:00–18:00 by the citizen (7:00), called 20:00, started 21:00: 21 − 7 = 14
    const day = new TestDay().issue('v', 0).call('v', span(10)).hold('v', span(11), 'citizen').comeBack('v', span(18));
    const waits = day.call('v', span(20)).start('v', span(21)).waits('v');
    expect(waits.officialMs).toBe(span(14));
    expect(waits.citizenHeldMs).toBe(span(7));
    expect(waits.firstCallMs).toBe(span(10));
    expect(waits.lastCallMs).toBe(span(13));
    expect(waits.totalMs).toBe(span(14));
  });

  test('the same hold by staff counts as waiting', () => {
    const day = new TestDay().issue('v', 0).call('v', span(10)).hold('v', span(11), 'staff').comeBack('v', span(18));
    const waits = day.call('v', span(20)).start('v', span(21)).waits('v');
    expect(waits.officialMs).toBe(span(21));
    expect(waits.citizenHeldMs).toBe(0);
    expect(waits.firstCallMs).toBe(span(10));
    expect(waits.lastCallMs).toBe(span(20));
  });

  test('an appointment counts from the later of check-in and booking', () => {
    const day = new TestDay();
    const booked = { channel: 'appointment', bookedFor: day.origin + span(15) } as const;
    // early: checked in 0:00, booked 15:00, started 20:00 → 5:00; late: checked in 18:00, started 20:00 → 2:00
    day.issue('early', 0, booked).call('early', span(20)).start('early', span(20));
    day.issue('late', span(18), booked).call('late', span(20), '2').start('late', span(20), '2');
    expect(day.waits('early').officialMs).toBe(span(5));
    expect(day.waits('late').officialMs).toBe(span(2));
  });

  test('an appointment called before its hour waited nothing, not less than nothing', () => {
    const day = new TestDay();
    day.issue('v', 0, { channel: 'appointment', bookedFor: day.origin + span(15) });
    const waits = day.call('v', span(10)).start('v', span(11)).waits('v');
    expect(waits.officialMs).toBe(0);
    expect(waits.firstCallMs).toBe(0);
  });
});

describe('transfers and returns', () => {
  test('a transfer before attention keeps the entry and opens no later wait', () => {
    const day = new TestDay().issue('v', 0).call('v', span(10)).transfer('v', span(11), 'housing', 1);
    const waits = day.call('v', span(24), '2').start('v', span(26), '2').waits('v');
    expect(waits.officialMs).toBe(span(26));
    expect(waits.firstCallMs).toBe(span(10));
    expect(waits.later).toEqual([]);
  });

  test('a ticket transferred twice after attention has three waits, each beside the others', () => {
    // wait 0–10, attention 10–15; wait 15–22 (called 20), attention 22–30; wait 30–50 (called 49), attention 50–60
    const day = new TestDay().issue('v', 0).call('v', span(9)).start('v', span(10));
    day.transfer('v', span(15), 'housing', 2).call('v', span(20), '2').start('v', span(22), '2');
    day.transfer('v', span(30), 'health', 2).call('v', span(49), '3').start('v', span(50), '3');
    const waits = day.finish('v', span(60), 'resolved', '3').waits('v');
    expect(waits.officialMs).toBe(span(10));
    expect(waits.later).toEqual([
      { opened: 'transfer', served: true, firstCallMs: span(5), waitMs: span(7) },
      { opened: 'transfer', served: true, firstCallMs: span(19), waitMs: span(20) },
    ]);
    // 10 + 7 + 20
    expect(waits.totalMs).toBe(span(37));
    expect(waits.callToStartMs).toEqual([span(1), span(2), span(1)]);
  });

  test('sent on again when called at the second stage, the second wait goes on from the first transfer', () => {
    const day = new TestDay().issue('v', 0).call('v', 0).start('v', 0).transfer('v', span(5), 'housing', 2);
    day.call('v', span(8), '2').transfer('v', span(9), 'health', 2).call('v', span(20), '3').start('v', span(21), '3');
    expect(day.waits('v').later).toEqual([
      { opened: 'transfer', served: true, firstCallMs: span(3), waitMs: span(16) },
    ]);
  });

  test('a hold by staff in the middle of attention is in the total wait; one by the citizen is not', () => {
    // wait 0–5; attention 5–8; held 8–18; waits 18–20; attention from 20. Staff: 5 + 10 + 2. Citizen: 5 + 2.
    const held = (by: 'staff' | 'citizen') =>
      new TestDay()
        .issue('v', 0)
        .call('v', span(5))
        .start('v', span(5))
        .hold('v', span(8), by)
        .comeBack('v', span(18))
        .call('v', span(19))
        .start('v', span(20))
        .waits('v');
    expect(held('staff').totalMs).toBe(span(17));
    expect(held('citizen').totalMs).toBe(span(7));
    for (const by of ['staff', 'citizen'] as const) {
      expect(held(by).officialMs).toBe(span(5));
      expect(held(by).citizenHeldMs).toBe(0);
      expect(held(by).later).toEqual([{ opened: 'return', served: true, firstCallMs: span(1), waitMs: span(2) }]);
    }
  });
});

describe('elapsed wait of those never attended', () => {
  test('a no-show: to the first call, whatever recalls and patience came after', () => {
    const day = new TestDay().issue('v', 0).call('v', span(26)).recall('v', span(27)).noShow('v', span(29));
    const waits = day.waits('v');
    expect(waits.elapsedMs).toBe(span(26));
    expect(waits.officialMs).toBeNull();
    expect(waits.lastCallMs).toBeNull();
  });

  test.each(['visitLeft', 'visitExpired'] as const)('%s: to that instant', (type) => {
    const day = new TestDay().issue('v', 0).add(type, span(31), { visitId: 'v' });
    expect(day.waits('v').elapsedMs).toBe(span(31));
  });

  test('removed while called: to the removal, since the first call attended nobody', () => {
    const day = new TestDay().issue('v', 0).call('v', span(20));
    day.add('visitRemoved', span(31), { visitId: 'v', reason: { code: 'other', note: null } });
    expect(day.waits('v').elapsedMs).toBe(span(31));
  });

  test('still waiting: to now, and unknown when no now is given', () => {
    const day = new TestDay().issue('v', 0);
    expect(day.waits('v', span(13)).elapsedMs).toBe(span(13));
    expect(day.waits('v').elapsedMs).toBeNull();
    expect(day.waits('v').totalMs).toBeNull();
  });

  test('on hold at their own request when the day closes: the clock has stood still', () => {
    const day = new TestDay().issue('v', 0).call('v', span(10)).hold('v', span(12), 'citizen');
    day.add('visitExpired', span(300), { visitId: 'v' }).close(span(300));
    expect(day.waits('v', span(300)).elapsedMs).toBe(span(12));
  });

  test('a ticket that reached the ledger after the closing waited until the closing', () => {
    const day = new TestDay().close(span(330)).issue('v', span(320)).add('visitExpired', span(400), { visitId: 'v' });
    expect(day.waits('v', span(330)).elapsedMs).toBe(span(10));
  });

  test('a no-show at the second stage was attended: its wait is a later one, unserved', () => {
    const day = new TestDay().issue('v', 0).call('v', span(5)).start('v', span(5)).transfer('v', span(9), 'housing', 2);
    const waits = day.call('v', span(40), '2').noShow('v', span(42), '2').waits('v');
    expect(waits.officialMs).toBe(span(5));
    expect(waits.elapsedMs).toBeNull();
    expect(waits.later).toEqual([{ opened: 'transfer', served: false, firstCallMs: span(31), waitMs: span(31) }]);
  });
});

describe('a ledger that contradicts itself', () => {
  test('an event of a ticket never issued', () => {
    expect(() => new TestDay().call('ghost', 0).figures()).toThrow('visitCalled of visit ghost follows its issue');
  });

  test('an attention that nobody called', () => {
    expect(() => new TestDay().issue('v', 0).start('v', span(1)).figures()).toThrow('visit v was called');
  });

  test('a second start without a wait between', () => {
    const day = new TestDay().issue('v', 0).call('v', 0).start('v', 0).start('v', span(1));
    expect(() => day.figures()).toThrow('visit v waits when its attention starts');
  });
});
