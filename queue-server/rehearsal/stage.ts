import type { BranchConfig, PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { counterId, serviceId } from '@turno25/shared/rehearsal/recorded/names.ts';
import type { TraceDay } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';

const ZONE = 'America/Santiago';
/** Date and hour given to days that have none of their own. */
const SOME_MONDAY = '2026-03-02';
const OPENING = '08:30';
const EVERY_DAY = [{ open: '00:00', close: '23:59' }];

/** The instant of minute 0 of a day. */
export function openingInstant(day: TraceDay): number {
  return localTimeToInstant(day.date ?? SOME_MONDAY, OPENING, ZONE);
}

/** A branch with the services, counters and limits of a recorded day. A no-show is one call; nothing else is invented. */
export function stageConfig(day: TraceDay, policy: PolicySetting): BranchConfig {
  return {
    branch: { id: 'rehearsal', name: 'Ensayo', comuna: '13101', zone: ZONE, category: 'B', address: '' },
    hours: {
      weekly: {
        mon: EVERY_DAY,
        tue: EVERY_DAY,
        wed: EVERY_DAY,
        thu: EVERY_DAY,
        fri: EVERY_DAY,
        sat: EVERY_DAY,
        sun: EVERY_DAY,
      },
      exceptions: [],
      holidays: [],
      ticketCutoffMinutes: 0,
    },
    institutions: [{ id: 'trace', name: 'Ensayo', shortName: 'Ensayo' }],
    services: day.services.map((service) => ({
      id: serviceId(service.id),
      institutionId: 'trace',
      name: service.code,
      words: [],
      series: seriesOf(service.id),
      limitMinutes: service.target,
      expectedMinutes: service.mean,
      handlesMoney: false,
      needsRun: false,
      frequent: false,
    })),
    counters: [
      ...day.counters.map((counter) => ({
        id: counterId(counter.id),
        label: String(counter.id + 1),
        serviceIds: counter.skills.map(serviceId),
        quick: counter.quick,
      })),
      // A place where every service could be given and where nobody sits that day: whoever asks for what no agent of the
      // day knows gets a ticket, waits, and expires.
      { id: 'nobody', label: '0', serviceIds: day.services.map((service) => serviceId(service.id)), quick: false },
    ],
    policy,
    calling: { noShowCalls: 1, noShowSeconds: 0, recallGapSeconds: 0 },
    // A recorded day has attentions of a few seconds, and they were.
    standard: {
      goalPercent: 90,
      duplicateSeconds: 120,
      smallestCell: 1,
      clockToleranceMs: 2000,
      minAttentionSeconds: 0,
    },
    reasons: {
      pause: ['break'],
      removal: ['requested'],
      hold: ['form'],
      specificCall: ['continuation'],
      transfer: ['nextStep'],
    },
    privacy: { identityDays: 1 },
  };
}

/** `A`…`Z`, then `AA`…: one series a service. */
function seriesOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${seriesOf(Math.floor(index / 26) - 1)}${letter}`;
}
