import type { Policy } from '@turno25/shared/domain/dispatch/policy.ts';
import { reasonOf } from '@turno25/shared/domain/dispatch/reason.ts';
import { POLICIES } from '@turno25/shared/domain/dispatch/registry.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { NextReason } from '@turno25/shared/domain/ledger/events/visits.ts';
import { isMessageKey } from '@turno25/shared/i18n/messages.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { randomView } from '@turno25/tests/support/randomView.ts';
import { describe, expect, test } from 'vitest';
import { beatenSentence, callSentence, whyView } from './why.ts';

const NUMBERS: Readonly<Record<string, string>> = { v1: 'A-040', v2: 'C-008' };
const numberOf = (id: string): string => NUMBERS[id] ?? id;

/** Reasons of many random decisions by a rule, with its parameters varied as far as they change what it says. */
function reasonsOf(policy: Policy, seed: number): NextReason[] {
  const random = seededRandom(seed);
  const reasons: NextReason[] = [];
  for (let n = 0; n < 600; n += 1) {
    const view = randomView(random, 8);
    const params = { ...policy.defaults, ...('greenServices' in policy.defaults ? { greenServices: 2 } : {}) };
    const choice = policy.choose(view, params);
    if (choice !== null) reasons.push(reasonOf(choice, view, { name: policy.name, version: policy.version, params }));
  }
  return reasons;
}

describe('why a number was called, in words', () => {
  test.each(POLICIES.map((policy) => [policy.name, policy.version, policy] as const))(
    '%s %i has a sentence for every tier',
    (_, __, policy) => {
      for (const tier of policy.tiers) {
        expect(isMessageKey(`why.${tier}`), `why.${tier}`).toBe(true);
        expect(isMessageKey(`why.beaten.${tier}`), `why.beaten.${tier}`).toBe(true);
      }
      const seen = new Set<string>();
      for (const why of reasonsOf(policy, 25)) {
        seen.add(why.tier);
        expect(callSentence('A-001', why)).toContain('A-001');
        for (const beaten of why.beaten) {
          seen.add(beaten.tier);
          expect(beatenSentence('B-002', beaten, why)).toContain('B-002');
        }
      }
      expect([...seen].sort()).toEqual([...policy.tiers].sort());
    },
  );

  test('with nobody pressed, both rows show what was added up', () => {
    const why: NextReason = {
      mode: 'next',
      policy: 'r25',
      policyVersion: 1,
      tier: 'NORMAL',
      key: 16 * MINUTE,
      numbers: { leftMs: 12 * MINUTE, usualMs: 4 * MINUTE, protectedMs: 40 * MINUTE },
      waitedMs: 13 * MINUTE,
      arrivalWaitMs: 15 * MINUTE,
      beaten: [
        {
          visitId: 'v2',
          waitedMs: 15 * MINUTE,
          tier: 'NORMAL',
          key: 19 * MINUTE,
          numbers: { leftMs: 10 * MINUTE, usualMs: 9 * MINUTE, protectedMs: 40 * MINUTE },
        },
      ],
    };
    const answer = whyView('A-040', '2026-03-02T12:00:00.000Z', why, numberOf);
    expect(answer.called?.sentence).toBe('A-040: le quedaban 12 min y su trámite dura unos 4 (suma 16).');
    expect(answer.beaten).toEqual([
      { number: 'C-008', sentence: 'C-008: le quedaban 10 min y su trámite dura unos 9 (suma 19).' },
    ]);
  });

  test('a late one that was put off is told when it is protected, and what went first', () => {
    const why: NextReason = {
      mode: 'next',
      policy: 'r25',
      policyVersion: 1,
      tier: 'RISK',
      key: 7 * MINUTE,
      numbers: { leftMs: 3 * MINUTE, usualMs: 4 * MINUTE, protectedMs: 41 * MINUTE },
      waitedMs: 22 * MINUTE,
      arrivalWaitMs: 31 * MINUTE,
      beaten: [
        {
          visitId: 'v2',
          waitedMs: 30 * MINUTE,
          tier: 'LATE',
          key: 9 * MINUTE,
          numbers: { leftMs: -5 * MINUTE, usualMs: 9 * MINUTE, protectedMs: 41 * MINUTE },
        },
      ],
    };
    expect(callSentence('A-040', why)).toBe('A-040 estaba a 3 min de su límite y su trámite dura unos 4 (suma 7).');
    expect(whyView('A-040', '', why, numberOf).beaten[0]?.sentence).toBe(
      'C-008: con 30 min de espera, ya pasó su límite y su trámite suele durar 9 min. ' +
        'Queda protegido al cumplir 41 min (por orden de llegada se esperaban 31). Antes va quien está por pasar su límite.',
    );
  });

  test('a preferential call names its wait and its goal', () => {
    const why: NextReason = {
      mode: 'next',
      policy: 'r25',
      policyVersion: 1,
      tier: 'PREF',
      key: -11 * MINUTE,
      numbers: { leftMs: -1 * MINUTE, usualMs: 4 * MINUTE, protectedMs: null },
      waitedMs: 11 * MINUTE,
      arrivalWaitMs: 0,
      beaten: [],
    };
    expect(callSentence('B-017', why)).toBe('B-017 tiene atención preferente y llevaba 11 min (meta: 10).');
  });
});
