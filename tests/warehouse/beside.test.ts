import { availabilityFacts } from '@turno25/central/facts/availability.ts';
import { segmentFacts } from '@turno25/central/facts/segments.ts';
import { CENTRE_TABLE_NAMES, centreColumns } from '@turno25/central/facts/tables.ts';
import { foldMissing } from '@turno25/central/intake/foldMissing.ts';
import type { BranchDay } from '@turno25/central/warehouse/port.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, NOW, pinnedOf, receiving } from '../central/delivered.ts';
import { seedConfig, withBranch } from '../support/branch.ts';
import { ATTENDANT, KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';
import { factsOf, randomFactDays } from '../support/randomFacts.ts';

/** A day with one person attended, folded at the centre as its seal found it. */
async function sealedDay(): Promise<BranchDay> {
  const clock = new VirtualClock(Date.parse('2026-11-20T12:00:00Z'));
  return withBranch(
    async (branch) => {
      await send(branch, MANAGER, { type: 'openDay' });
      await send(branch, ATTENDANT, { type: 'openCounter', counterId: 'm1' });
      await send(branch, KIOSK, ticketFor('pgu'));
      clock.advance(60_000);
      await send(branch, ATTENDANT, { type: 'callNext', counterId: 'm1' });
      await send(branch, ATTENDANT, { type: 'startAttention', counterId: 'm1' });
      await send(branch, KIOSK, ticketFor('rsh'));
      clock.advance(600_000);
      await send(branch, ATTENDANT, {
        type: 'finishAttention',
        counterId: 'm1',
        outcome: 'resolved',
        servicesGiven: [],
        note: null,
      });
      await send(branch, MANAGER, { type: 'closeDay', force: true });
      return receiving(pinnedOf(branch), ({ evidence, follower }) => {
        follower.deliver(`${linesOf(branch).join('\n')}\n`, NOW);
        const [day] = foldMissing(evidence, follower, 'sucursal-1', { loaded: [], casesAs: null }).days;
        if (day === undefined) throw new Error('the day was sealed');
        return day;
      });
    },
    { clock },
  );
}

describe('what the country looks at beside the figures', () => {
  test('a seal says of its day what its facts add up to, and every row has its columns', async () => {
    const { beside, facts, sealSeq } = await sealedDay();
    const units = facts.fact_unit;
    const sum = (name: string): number => units.reduce((all, row) => all + Number(row[name]), 0);
    expect(beside?.fact_seal).toMatchObject([
      {
        amendment: 0,
        seq: sealSeq,
        official_n: sum('within_official'),
        official_d: sum('in_official'),
        strict_n: sum('within_strict'),
        strict_d: sum('in_strict') + sum('paired'),
        disputed: 0,
      },
    ]);
    for (const table of CENTRE_TABLE_NAMES)
      for (const row of beside?.[table] ?? [])
        for (const [name, { type, nullable }] of centreColumns(table)) {
          const value = row[name];
          if (nullable === true && value === null) continue;
          expect([table, name, typeof value]).toEqual([table, name, type === 'text' ? 'string' : 'number']);
        }
  });

  test('who stood in a line, until when; how often a rule could have something to say, and never of whom', async () => {
    const { beside } = await sealedDay();
    expect(beside?.fact_segment).toMatchObject([
      { service_id: 'pgu', line_id: 'pgu', opened: 'issue', ms: 60_000 },
      { service_id: 'rsh', line_id: null, opened: 'issue', started_at: null, ms: 600_000 },
    ]);
    expect(beside?.fact_signal.map(({ rule }) => rule)).toContain('shortAttentions');
    expect(JSON.stringify(beside)).not.toContain(`"${ATTENDANT.id}"`);
  });

  test('how long machines worked, of the hours of the branch, up to the place at which the day is looked at', () => {
    const at = (hour: string): number => Date.parse(`2026-11-20T${hour}Z`);
    const event = (type: string, when: number, payload: unknown): DomainEvent =>
      ({ type, at: when, businessDate: null, payload }) as DomainEvent;
    const machines = [
      event('configPublished', at('00:00:00') - 86_400_000, { version: 1, hash: '', config: seedConfig() }),
      event('serverBack', at('00:00:00'), { awayFrom: at('00:00:00'), how: 'started' }),
      event('serverBack', at('13:20:00'), { awayFrom: at('13:00:00'), how: 'resumed' }),
    ];
    const [server] = availabilityFacts(machines, '2026-11-20', at('23:00:00'));
    expect(server).toMatchObject({ kind: 'server', machines: 1, losses: 1 });
    expect(Number(server?.due_ms) - Number(server?.up_ms)).toBe(20 * 60_000);
    // Looked at before it went away, it had worked all the time.
    const [before] = availabilityFacts(machines.slice(0, 2), '2026-11-20', at('12:50:00'));
    expect(before?.up_ms).toBe(before?.due_ms);
  });

  test('for random days: one first stay for each ticket, and no stay is shorter than nothing', () => {
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const facts = factsOf(days);
        for (const [index, { date, events, formulas, now }] of days.entries()) {
          const rows = segmentFacts(events, formulas, date, now);
          const tickets = facts[index]?.fact_unit.filter(({ first }) => first === 1) ?? [];
          expect(rows.filter(({ opened }) => opened === 'issue').map(({ visit_id }) => visit_id)).toEqual(
            tickets.map(({ visit_id }) => visit_id),
          );
          for (const { ms } of rows) expect(ms === null || Number(ms) >= 0).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});
