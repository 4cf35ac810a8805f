import { otherwiseView, pauseView, planView, staffingView } from '@turno25/shared/contracts/forecast.ts';
import { liveView } from '@turno25/shared/contracts/live.ts';
import { describe, expect, test, vi } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';

/** Counter 2 open with one person at it, and `people` more waiting for what it gives. */
async function withQueue({ attendants, kiosk }: ServedBranch, people: number): Promise<void> {
  const [attendant] = attendants;
  await attendant!.call('POST', '/counters/m2/open', {});
  for (let person = 0; person <= people; person += 1)
    await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
  await attendant!.call('POST', '/counters/m2/call-next', {});
  await attendant!.call('POST', '/counters/m2/start', {});
}

describe('forecasts over the API', () => {
  test('the kiosk, the ticket, the phone and the manager show what was foretold, and it grows with the queue', () =>
    withServer(async (served) => {
      await withQueue(served, 3);
      const { branch, kiosk, anonymous, manager } = served;
      const foretold = () => branch.waits.foretold(branch.engine.state(), 'pgu', 'general', branch.engine.now());
      const known = () => foretold() !== null && branch.waits.staffing(branch.engine.state()) !== null;
      await vi.waitUntil(known, { timeout: 15_000, interval: 50 });
      const issued = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      expect(issued.body.expected.lowMinutes).toBeGreaterThan(0);
      const event = [...branch.ledger.events()].findLast(({ type }) => type === 'ticketIssued');
      expect(event?.type === 'ticketIssued' && event.payload.expected?.pointMs).toBeGreaterThan(0);
      const catalog = await kiosk.call('GET', '/catalog');
      const service = catalog.body.services.find(({ id }: { id: string }) => id === 'pgu');
      expect(service.expected.lowMinutes).toBeGreaterThan(0);
      const track = await anonymous.call('GET', `/track/${issued.body.trackingToken}`);
      expect(track.body.expected).not.toBeNull();
      const answered = await manager.call('GET', '/live');
      const live = liveView.parse(answered.body);
      expect(live.staffing?.assumptions.length).toBeGreaterThan(0);
    }));

  test('staffing, a pause and a plan answer in words, with what they assume', () =>
    withServer(async (served) => {
      await withQueue(served, 12);
      const { manager, attendants } = served;
      const staffing = staffingView.parse((await manager.call('GET', '/forecast/staffing')).body);
      expect(staffing.extra === null || staffing.extra > 0).toBe(true);
      expect(staffing.percentNow).toBeLessThan(95);
      expect(staffing.sentence).toMatch(/Pensión Garantizada/);
      expect(staffing.assumptions.length).toBeGreaterThan(1);
      const pause = pauseView.parse((await manager.call('GET', '/forecast/pause?counterId=m2&minutes=30')).body);
      expect(pause).toMatchObject({ counterId: 'm2', minutes: 30 });
      expect(pause.percentWith).toBeLessThanOrEqual(pause.percentWithout);
      expect((await attendants[0]!.call('GET', '/forecast/pause?counterId=m2')).status).toBe(200);
      await manager.call('POST', '/day/close', { force: true });
      const plan = planView.parse((await manager.call('GET', '/forecast/plan')).body);
      expect(plan.comparableDates).toHaveLength(1);
      expect(plan.order.length).toBeGreaterThan(0);
    }));

  test('a day that was worked can be rehearsed with a change', () =>
    withServer(async (served) => {
      await withQueue(served, 6);
      const { manager, branch } = served;
      const date = branch.engine.state().day!.date;
      const asked = await manager.call('GET', `/rehearsals/${date}?counters=2&policy=arrival`);
      const view = otherwiseView.parse(asked.body);
      expect(view.change).toMatchObject({ policy: 'arrival', counters: 2 });
      expect(view.change.services.length).toBeGreaterThan(10);
      expect(view.real.curve.length).toBe(view.same.curve.length);
      const like = otherwiseView.parse((await manager.call('GET', `/rehearsals/${date}?counters=1&like=m3`)).body);
      expect(like.change.services.length).toBeLessThan(10);
    }));

  test('what cannot be answered says why', () =>
    withServer(async ({ manager, attendants, kiosk }) => {
      const code = async (path: string): Promise<string> => (await manager.call('GET', path)).body.code;
      expect(await code('/forecast/pause?counterId=m2')).toBe('counter.closed');
      expect(await code('/forecast/pause?counterId=nobody')).toBe('counter.unknown');
      expect(await code('/forecast/pause?counterId=m2&minutes=0')).toBe('request.invalid');
      expect(await code('/forecast/plan')).toBe('forecast.noHistory');
      expect(await code('/forecast/plan?date=2026-12-25')).toBe('date.notWorking');
      expect(await code('/rehearsals/2020-01-02')).toBe('date.unknown');
      expect(await code('/rehearsals/2020-01-02?policy=none')).toBe('request.invalid');
      expect(await code('/rehearsals/2020-01-02?like=nobody')).toBe('counter.unknown');
      expect((await attendants[0]!.call('GET', '/forecast/staffing')).body.code).toBe('auth.forbidden');
      expect((await kiosk.call('GET', '/rehearsals/2020-01-02')).body.code).toBe('auth.forbidden');
      await manager.call('POST', '/day/close', { force: true });
      expect(await code('/forecast/staffing')).toBe('day.closed');
    }));
});
