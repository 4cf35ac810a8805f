import type { Actor, Command } from '@turno25/shared/domain/ledger/commands.ts';
import fc from 'fast-check';

/** One step of a random day: somebody asks for something after some time. Ids are indexes, resolved against what exists then. */
export type Step = {
  readonly afterMs: number;
  readonly actor: Actor;
  readonly make: (visitIds: readonly string[]) => Command;
  readonly name: string;
};

/** Few counters that give nearly everything: the days get somewhere. */
const COUNTERS = ['m1', 'm6', 'm3'];
const SERVICES = ['pgu', 'clave-unica', 'tne', 'bono-atencion', 'oirs'];
const manager: Actor = { kind: 'staff', id: 'boss', role: 'manager' };
const admin: Actor = { kind: 'staff', id: 'root', role: 'admin' };
const host: Actor = { kind: 'staff', id: 'door', role: 'host' };
const kiosk: Actor = { kind: 'device', id: 'kiosk-1', role: 'kiosk' };
const attendant = (n: number): Actor => ({ kind: 'staff', id: `a${n}`, role: 'attendant' });
const reason = (code: string) => ({ code, note: null });

const visit = fc.nat({ max: 60 });
const pick = (ids: readonly string[], index: number): string => ids[index % Math.max(1, ids.length)] ?? 'nobody';

/** Mostly sensible, sometimes absurd: attendants at counters that are not theirs, verbs out of order, ended visits. */
const makers: fc.Arbitrary<Omit<Step, 'afterMs'>>[] = [
  fc
    .record({
      service: fc.constantFrom(...SERVICES),
      preferential: fc.boolean(),
      person: fc.nat({ max: 9 }),
      several: fc.boolean(),
    })
    .map(({ service, preferential, person, several }) => ({
      actor: kiosk,
      name: 'issueTicket',
      make: () => ({
        type: 'issueTicket',
        again: person === 0,
        serviceId: service,
        ...(several && service !== 'clave-unica' ? { also: ['clave-unica'] } : {}),
        class: preferential ? 'preferential' : 'general',
        channel: 'inPerson',
        bookedFor: null,
        language: 'es-CL',
        identity: null,
        // One in three is known by a key; some are the same person twice.
        personKeys: person < 3 ? [{ epoch: 1, hmac: `person-${person % 2}` }] : [],
      }),
    })),
  fc.constantFrom('informed' as const, 'online' as const).map((how) => ({
    actor: host,
    name: 'resolveAtDoor',
    make: () => ({ type: 'resolveAtDoor', serviceId: 'pgu', how }),
  })),
  fc.nat({ max: 90 }).map((people) => ({
    actor: host,
    name: 'markOutsideLine',
    make: () => ({ type: 'markOutsideLine', people }),
  })),
  visit.map((index) => ({
    actor: host,
    name: 'sendAway',
    make: (ids: readonly string[]) => ({ type: 'sendAway', visitId: pick(ids, index) }),
  })),
  counterStep('openCounter'),
  counterStep('callNext'),
  counterStep('callNext'),
  counterStep('callNext'),
  counterStep('recall'),
  counterStep('startAttention'),
  counterStep('startAttention'),
  counterStep('recordNoShow'),
  counterStep('undoStart'),
  counterStep('undoEnd'),
  counterStep('undoEnd'),
  counterStep('resumeCounter'),
  counterStep('closeCounter'),
  at((counterId) => ({ type: 'pauseCounter', counterId, reason: reason('break') })),
  at((counterId) => ({ type: 'finishAttention', counterId, outcome: 'resolved', servicesGiven: ['pgu'], note: null })),
  at((counterId) => ({ type: 'finishAttention', counterId, outcome: 'partial', servicesGiven: ['tne'], note: null })),
  fc
    .tuple(fc.constantFrom(...SERVICES), fc.constantFrom(...COUNTERS), fc.boolean(), fc.nat({ max: 2 }))
    .map(([service, to, toCounter, n]) => ({
      actor: attendant(n + 1),
      name: 'transferVisit',
      make: () => ({
        type: 'transferVisit',
        counterId: COUNTERS[n] ?? 'm1',
        to: toCounter ? { counterId: to } : { serviceId: service },
        reason: reason('nextStep'),
      }),
    })),
  fc.tuple(fc.boolean(), fc.nat({ max: 2 })).map(([citizen, n]) => ({
    actor: attendant(n + 1),
    name: 'holdVisit',
    make: () => ({
      type: 'holdVisit',
      counterId: COUNTERS[n] ?? 'm1',
      by: citizen ? 'citizen' : 'staff',
      reason: reason('copies'),
    }),
  })),
  fc.tuple(visit, fc.nat({ max: 2 })).map(([index, n]) => ({
    actor: attendant(n + 1),
    name: 'returnVisit',
    make: (ids) => ({ type: 'returnVisit', counterId: COUNTERS[n] ?? 'm1', visitId: pick(ids, index) }),
  })),
  fc.tuple(visit, fc.nat({ max: 2 })).map(([index, n]) => ({
    actor: attendant(n + 1),
    name: 'callVisit',
    make: (ids) => ({
      type: 'callVisit',
      counterId: COUNTERS[n] ?? 'm1',
      visitId: pick(ids, index),
      reason: reason('returned'),
    }),
  })),
  fc.constantFrom(...COUNTERS).map((counterId) => ({
    actor: manager,
    name: 'releaseCounter',
    make: () => ({ type: 'releaseCounter', counterId }),
  })),
  visit.map((index) => ({
    actor: kiosk,
    name: 'confirmHold',
    make: (ids) => ({ type: 'confirmHold', visitId: pick(ids, index), how: 'paper' }),
  })),
  visit.map((index) => ({
    actor: manager,
    name: 'leaveQueue',
    make: (ids) => ({ type: 'leaveQueue', visitId: pick(ids, index) }),
  })),
  visit.map((index) => ({
    actor: manager,
    name: 'removeVisit',
    make: (ids) => ({ type: 'removeVisit', visitId: pick(ids, index), reason: reason('duplicate') }),
  })),
  fc
    .tuple(visit, fc.constantFrom('testTicket' as const, 'duplicate' as const, 'contingency' as const), fc.boolean())
    .map(([index, code, second]) => ({
      actor: second ? admin : manager,
      name: 'excludeVisit',
      make: (ids) => ({
        type: 'excludeVisit',
        visitId: pick(ids, index),
        code,
        act: code === 'contingency' ? { mark: 'acta 12', text: { keyId: 'k', iv: '', data: '' } } : null,
        reason: reason('testTicket'),
      }),
    })),
  visit.map((index) => ({
    actor: manager,
    name: 'answerSurvey',
    make: (ids) => ({
      type: 'answerSurvey',
      visitId: pick(ids, index),
      global: 6,
      resolved: 'yes',
      treatment: null,
      wait: 5,
      text: null,
    }),
  })),
];

/** A random stretch of a day. Tickets weigh double, so that there are queues. */
export const steps = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc
      .record({
        // Some things are done within seconds of each other.
        afterMs: fc.oneof(
          { weight: 3, arbitrary: fc.nat({ max: 240_000 }) },
          { weight: 1, arbitrary: fc.nat({ max: 9_000 }) },
        ),
        step: fc.oneof(
          { weight: 4, arbitrary: makers[0]! },
          ...makers.slice(1).map((arbitrary) => ({ weight: 1, arbitrary })),
        ),
      })
      .map(({ afterMs, step }) => ({ afterMs, ...step })),
    { minLength: Math.floor(length / 2), maxLength: length, size: 'max' },
  );

function counterStep(
  type:
    | 'openCounter'
    | 'callNext'
    | 'recall'
    | 'startAttention'
    | 'undoStart'
    | 'undoEnd'
    | 'recordNoShow'
    | 'resumeCounter'
    | 'closeCounter',
) {
  return at((counterId) => ({ type, counterId }), type);
}

/** Attendant n sits at counter n; one time in ten somebody else tries. */
function at(make: (counterId: string) => Command, name?: string): fc.Arbitrary<Omit<Step, 'afterMs'>> {
  return fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 9 })).map(([n, other]) => {
    const command = make(COUNTERS[n] ?? 'm1');
    return {
      actor: attendant(other === 0 ? ((n + 1) % 3) + 1 : n + 1),
      name: name ?? command.type,
      make: () => command,
    };
  });
}
