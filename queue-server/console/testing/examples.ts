import type { CounterView, VisitView } from '@turno25/shared/contracts/counters.ts';

/** A visit for tests; say only what matters. */
export function aVisit(change: Partial<VisitView> = {}): VisitView {
  return {
    id: 'v1',
    number: 'A-001',
    status: 'waiting',
    class: 'general',
    language: 'es-CL',
    serviceId: 's1',
    serviceName: 'Certificado de nacimiento',
    institutionName: 'Registro Civil',
    stage: 1,
    issuedAt: '2026-11-20T13:00:00.000Z',
    waitsFrom: '2026-11-20T13:00:00.000Z',
    enteredAt: '2026-11-20T13:00:00.000Z',
    bookedFor: null,
    limitMs: 1_500_000,
    calls: 0,
    lastCallAt: null,
    startedAt: null,
    heldAt: null,
    heldBy: null,
    undoUntil: null,
    holdConfirmed: null,
    continues: null,
    counterId: null,
    identified: false,
    handled: false,
    usualSeconds: 300,
    ...change,
  };
}

/** A counter for tests: open, with nobody at it. */
export function aCounter(change: Partial<CounterView> = {}): CounterView {
  return {
    id: 'm1',
    label: '1',
    status: 'open',
    attendant: { id: 'p1', name: 'Ana Soto' },
    since: '2026-11-20T13:00:00.000Z',
    pauseReason: null,
    visit: null,
    serviceIds: ['s1'],
    ...change,
  };
}
