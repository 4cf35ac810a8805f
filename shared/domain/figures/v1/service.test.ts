import { describe, expect, test } from 'vitest';
import { span, TestDay } from '../../../testing/testDay.ts';

const PAUSE = { code: 'break', note: null };

describe('service times', () => {
  test('from start to finish, per service; a transfer is beside', () => {
    const day = new TestDay().issue('a', 0).call('a', 0).start('a', 0).finish('a', span(8));
    day.issue('b', 0).call('b', span(9)).start('b', span(10)).transfer('b', span(12), 'housing', 2);
    day.call('b', span(20), '2').start('b', span(20), '2').finish('b', span(26), 'resolved', '2');
    expect(day.figures().service.byService).toEqual([
      {
        serviceId: 'housing',
        finished: { n: 1, sumMs: span(6), p50Ms: span(6), p90Ms: span(6), p99Ms: span(6), maxMs: span(6) },
        transferred: { n: 0, sumMs: 0 },
      },
      {
        serviceId: 'pension',
        finished: { n: 1, sumMs: span(8), p50Ms: span(8), p90Ms: span(8), p99Ms: span(8), maxMs: span(8) },
        transferred: { n: 1, sumMs: span(2) },
      },
    ]);
  });

  test('a hold in the middle is left out: the stretches are added', () => {
    // 0–3, held 3–10, again 12–16: 3 + 4
    const day = new TestDay().issue('a', 0).call('a', 0).start('a', 0).hold('a', span(3), 'citizen');
    day.comeBack('a', span(10)).call('a', span(11)).start('a', span(12)).finish('a', span(16));
    expect(day.figures().service.byService[0]?.finished).toMatchObject({ n: 1, sumMs: span(7) });
  });

  test('held in attention, then sent to another service when called again: each keeps its own time', () => {
    // pension 0–3, held; called 11 and sent to housing; housing 15–20
    const day = new TestDay().issue('a', 0).call('a', 0).start('a', 0).hold('a', span(3), 'staff');
    day.comeBack('a', span(10)).call('a', span(11)).transfer('a', span(12), 'housing', 1);
    day.call('a', span(15), '2').start('a', span(15), '2').finish('a', span(20), 'resolved', '2');
    const times = day.figures().service.byService;
    expect(times.map(({ serviceId, finished, transferred }) => [serviceId, finished.sumMs, transferred])).toEqual([
      ['housing', span(5), { n: 0, sumMs: 0 }],
      ['pension', 0, { n: 1, sumMs: span(3) }],
    ]);
  });

  test('attention cut short by the closing gave no service, and a test ticket served nobody', () => {
    const day = new TestDay().issue('a', 0).call('a', 0).start('a', 0);
    day.issue('t', 0).call('t', 0, '2').start('t', 0, '2').finish('t', span(1), 'resolved', '2');
    day.exclude('t', span(2), 'testTicket').add('visitExpired', span(9), { visitId: 'a' }).close(span(9));
    expect(day.figures().service.byService).toEqual([]);
  });
});

describe('counters', () => {
  test('service, walking, available and paused time from opening to closing', () => {
    const day = new TestDay().add('counterOpened', 0, { counterId: '1', attendantId: 'at-1' });
    // available 0–10, walking 10–11, service 11–20, available 20–30, paused 30–45, available 45–60
    day.issue('a', span(2)).call('a', span(10)).start('a', span(11)).finish('a', span(20));
    day.add('counterPaused', span(30), { counterId: '1', reason: PAUSE });
    day.add('counterResumed', span(45), { counterId: '1' }).add('counterClosed', span(60), { counterId: '1' });
    const { service } = day.close(span(90)).figures();
    expect(service.byCounter).toEqual([
      {
        counterId: '1',
        serviceMs: span(9),
        availableMs: span(35),
        callingMs: span(1),
        pausedMs: span(15),
        finished: 1,
      },
    ]);
    // 9 / (9 + 35); 1 finished in 9 + 35 + 1 minutes
    expect(service.occupancy).toEqual({ num: span(9), den: span(44) });
    expect(service.throughput).toEqual({ num: 1, den: span(45) });
  });

  test('a no-show, a hold, a transfer and a removal each free the counter', () => {
    const day = new TestDay().add('counterOpened', 0, { counterId: '1', attendantId: 'at-1' });
    day.issue('a', 0).call('a', span(1)).noShow('a', span(3));
    day.issue('b', 0).call('b', span(4)).start('b', span(5)).hold('b', span(7), 'citizen');
    day.issue('c', 0).call('c', span(8)).start('c', span(9)).transfer('c', span(12), 'housing', 2);
    day.issue('d', 0).call('d', span(14)).add('visitRemoved', span(15), { visitId: 'd', reason: PAUSE });
    // Leaving the line frees no counter.
    day.issue('e', 0).add('visitLeft', span(16), { visitId: 'e' });
    const [counter] = day.close(span(20)).figures().service.byCounter;
    // calling 1–3, 4–5, 8–9, 14–15 = 5; service 5–7, 9–12 = 5; available 20 − 10 = 10
    expect(counter).toMatchObject({ callingMs: span(5), serviceMs: span(5), availableMs: span(10), finished: 0 });
  });

  test('a counter still open is measured up to now', () => {
    const day = new TestDay().add('counterOpened', 0, { counterId: '1', attendantId: 'at-1' });
    const live = day.figures({ now: day.origin + span(7) }).service;
    expect(live.byCounter[0]?.availableMs).toBe(span(7));
    expect(live.occupancy).toEqual({ num: 0, den: span(7) });
  });
});
