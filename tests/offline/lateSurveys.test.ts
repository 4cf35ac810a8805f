import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { NINE } from '../support/oneCounter.ts';

const PEOPLE = 5;

/** Codes of people who were attended on a day that is closed and sealed. */
async function attendedYesterday({ kiosk, attendants, manager }: ServedBranch, clock: VirtualClock): Promise<string[]> {
  const attendant = attendants[0]!;
  const codes: string[] = [];
  await attendant.call('POST', '/counters/m1/open', {});
  for (let person = 0; person < PEOPLE; person += 1) {
    codes.push((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).body.surveyCode);
    await attendant.call('POST', '/counters/m1/call-next', {});
    await attendant.call('POST', '/counters/m1/start', {});
    clock.advance(2 * MINUTE);
    await attendant.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
  }
  await manager.call('POST', '/day/close', { force: true });
  return codes;
}

const seals = ({ branch }: ServedBranch): number => branch.reports.day('2026-11-20')!.seals;

test('late answers of surveys are sealed together, once a minute, and none is left without its seal', () => {
  const clock = new VirtualClock(NINE);
  return withServer(
    async (served) => {
      const codes = await attendedYesterday(served, clock);
      const answers = { global: 6, resolved: 'yes', treatment: 6, wait: 5 };
      clock.advance(2 * MINUTE);
      for (const code of codes) {
        clock.advance(SECOND);
        const reply = await served.anonymous.call('POST', '/surveys', { code, ...answers });
        expect(reply.status).toBe(201);
      }
      // The closing's, and the first answer's: the others wait for their minute.
      expect(seals(served)).toBe(2);
      served.branch.engine.sealWhatWaits();
      expect(seals(served)).toBe(2);
      clock.advance(MINUTE);
      served.branch.engine.sealWhatWaits();
      expect(seals(served)).toBe(3);
      served.branch.engine.sealWhatWaits();
      expect(seals(served)).toBe(3);
      expect(served.branch.reports.hasMoreThanItsSeal('2026-11-20')).toBe(false);
    },
    { clock },
  );
});
