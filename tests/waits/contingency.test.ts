import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { describe, expect, test } from 'vitest';
import { atOneCounter, type OneCounter } from '../support/oneCounter.ts';

/** Twelve people of whom the last six wait over 25 minutes; the power was out from minute 20 to minute 45. */
const ACT = 'Res. Exenta 123/2026';

const stretch = (from: number, to: number) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  act: ACT,
});

async function day(counter: OneCounter): Promise<number> {
  const began = counter.clock.now();
  await counter.everyTicketInTurn(await counter.tickets(12));
  return began;
}

const suspend = async (counter: OneCounter, as: 'manager' | 'admin', body: object) =>
  (as === 'manager' ? counter.served.manager : await counter.signIn('admin')).call('POST', '/day/suspensions', body);

describe('a contingency that an act declares', () => {
  test('takes two people, and shows every figure with and without it', () =>
    atOneCounter(async (counter) => {
      const began = await day(counter);
      const power = stretch(began + 20 * MINUTE, began + 45 * MINUTE);
      expect((await suspend(counter, 'manager', power)).body).toEqual({ state: 'asked', visits: 0 });
      expect(await counter.shares()).toMatchObject({ official: [6, 12], strict: [6, 12] });
      // Whoever asked cannot agree with themself.
      expect((await suspend(counter, 'manager', power)).body.code).toBe('exclusion.secondPerson');
      const done = await suspend(counter, 'admin', power);
      expect(done.body.state).toBe('suspended');
      const { body } = await counter.figures();
      const { official } = body.standard;
      const { withoutExclusions } = body.waits;
      expect(withoutExclusions.official).toMatchObject({ numerator: 6, denominator: 12 });
      // Those who had been attended before the stretch began count on.
      expect(official.denominator).toBe(12 - done.body.visits);
      expect(done.body.visits).toBeGreaterThan(6);
    }));

  test('nobody suspends a stretch that is not over, that is turned round, or that another asked for otherwise', () =>
    atOneCounter(async (counter) => {
      const began = await day(counter);
      const ahead = stretch(began, counter.clock.now() + MINUTE);
      expect((await suspend(counter, 'manager', ahead)).body.code).toBe('suspension.span');
      expect((await suspend(counter, 'manager', stretch(began + MINUTE, began))).body.code).toBe('suspension.span');
      await suspend(counter, 'manager', stretch(began, began + MINUTE));
      const other = await suspend(counter, 'admin', stretch(began, began + 60 * MINUTE));
      expect(other.body.code).toBe('suspension.otherAsked');
      const otherAct = await suspend(counter, 'admin', { ...stretch(began, began + MINUTE), act: 'Res. 9' });
      expect(otherAct.body.code).toBe('suspension.otherAsked');
      expect(await counter.shares()).toMatchObject({ official: [6, 12], strict: [6, 12] });
    }));

  test('whoever asked by mistake asks again, and the second person agrees with the last word', () =>
    atOneCounter(async (counter) => {
      const began = await day(counter);
      await suspend(counter, 'manager', stretch(began, began + MINUTE));
      const right = stretch(began + 20 * MINUTE, began + 45 * MINUTE);
      expect((await suspend(counter, 'manager', right)).body.state).toBe('asked');
      expect((await suspend(counter, 'admin', right)).body.state).toBe('suspended');
    }));

  test('no attendant suspends anything', () =>
    atOneCounter(async (counter) => {
      const began = await day(counter);
      const { status } = await counter.attendant.call('POST', '/day/suspensions', stretch(began, began + MINUTE));
      expect(status).toBe(403);
    }));
});
