import type { Decision } from '@turno25/shared/domain/decide/context.ts';
import type * as deciding from '@turno25/shared/domain/decide/decide.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { ATTENDANT, KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';

/** What a defect makes of a decision; nothing while there is none. */
const defect = vi.hoisted(() => ({ of: (decision: Decision): Decision => decision }));

vi.mock('@turno25/shared/domain/decide/decide.ts', async (original) => {
  const real = await original<typeof deciding>();
  return { ...real, decide: (...asked: Parameters<typeof real.decide>) => defect.of(real.decide(...asked)) };
});

/** A defect that opens every counter for the same attendant. */
const oneForAll = (decision: Decision): Decision =>
  decision.ok
    ? {
        ok: true,
        value: decision.value.map((event) =>
          event.type === 'counterOpened'
            ? { ...event, payload: { ...event.payload, attendantId: ATTENDANT.id } }
            : event,
        ),
      }
    : decision;

describe('a decision that would break what must hold', () => {
  beforeEach(() => {
    defect.of = (decision) => decision;
  });

  test('fails alone and is never written; what came with it goes on', () =>
    withBranch(async (branch) => {
      await send(branch, MANAGER, { type: 'openDay' });
      await send(branch, ATTENDANT, { type: 'openCounter', counterId: 'm1' });
      const before = branch.ledger.head().seq;
      defect.of = oneForAll;
      const second = { ...ATTENDANT, id: 'a2' };
      const [ticket, opened, another] = await Promise.all([
        send(branch, KIOSK, ticketFor('pgu')),
        send(branch, second, { type: 'openCounter', counterId: 'm2' }, 'open-the-second'),
        send(branch, KIOSK, ticketFor('pgu')),
      ]);
      expect([ticket?.kind, opened?.kind, another?.kind]).toEqual(['done', 'failed', 'done']);
      expect(opened?.kind === 'failed' && String(opened.error)).toMatch(/attendant a1 has two counters/);
      expect([...branch.ledger.events(before)].map(({ type }) => type)).toEqual(['ticketIssued', 'ticketIssued']);
      expect(branch.engine.state().counters.has('m2')).toBe(false);
      expect(brokenInvariants(branch.engine.state())).toEqual([]);
      defect.of = (decision) => decision;
      expect((await send(branch, second, { type: 'openCounter', counterId: 'm2' }, 'open-the-second')).kind).toBe(
        'done',
      );
    }));
});
