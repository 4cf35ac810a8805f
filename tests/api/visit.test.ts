import { describe, expect, it } from 'vitest';
import { withServer } from '../support/branch.ts';

describe('one visit over the wire', () => {
  it('is issued, called, attended and rated', () =>
    withServer(async ({ kiosk, attendants, manager, board, anonymous }) => {
      const [attendant] = attendants;
      const issued = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      expect(issued.status).toBe(201);
      expect(issued.body).toMatchObject({ number: 'A-001', ahead: 0 });
      expect((await attendant!.call('POST', '/counters/m1/open', {})).status).toBe(200);
      const called = await attendant!.call('POST', '/counters/m1/call-next', {});
      expect(called.body.counter.visit.number).toBe('A-001');
      expect(called.body.why.sentence).toContain('A-001');
      expect((await board.call('GET', '/board')).body.calls).toMatchObject([
        { number: 'A-001', counterLabel: '1', kind: 'call' },
      ]);
      expect((await attendant!.call('POST', '/counters/m1/start', {})).body.counter.visit.status).toBe('attending');
      const finished = await attendant!.call('POST', '/counters/m1/finish', {
        outcome: 'resolved',
        servicesGiven: ['pgu'],
      });
      expect(finished.body.counter.visit).toBeNull();
      const live = await manager.call('GET', '/live');
      expect(live.body.standard.official).toMatchObject({ numerator: 1, denominator: 1, percent: 100 });
      const answer = { code: issued.body.surveyCode.toLowerCase(), global: 7, resolved: 'yes', treatment: 7, wait: 6 };
      expect((await anonymous.call('POST', '/surveys', answer)).status).toBe(201);
      expect((await anonymous.call('POST', '/surveys', answer)).body.code).toBe('survey.alreadyAnswered');
      expect((await anonymous.call('GET', `/track/${issued.body.trackingToken}`)).body.status).toBe('finished');
      const why = await manager.call('GET', `/tickets/${issued.body.id}/why`);
      expect(why.body.called.mode).toBe('next');
    }));
});
