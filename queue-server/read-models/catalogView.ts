import type { Catalog, CatalogService, CatalogStart } from '@turno25/shared/contracts/catalog.ts';
import { startLanguages, startOf } from '@turno25/shared/domain/branch/kioskStart.ts';
import { isMobile, notGiven } from '@turno25/shared/domain/branch/profile.ts';
import { entrant, peopleAhead } from '@turno25/shared/domain/estimate/expectedWait.ts';
import type { DeviceId, ServiceId } from '@turno25/shared/domain/ids.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { nextOpening } from '../configuration/openingHours.ts';
import type { Waits } from '../forecasts/waits.ts';
import type { Bookings } from '../ledger/bookings.ts';
import { expectedView, iso, isoOrNull } from './format.ts';
import { givingNow } from './givingNow.ts';
import { branchName, configOf } from './visitView.ts';
import { waitingCounts } from './waitingCounts.ts';

type Asker = {
  /** Whose first screen it is; null for the branch's. */
  readonly deviceId: DeviceId | null;
  /** Services that most people took a ticket for, the first one first; asked for only where the branch wants that order. */
  readonly mostUsed: () => readonly ServiceId[];
};
const NOBODY: Asker = { deviceId: null, mostUsed: () => [] };

/** What a kiosk shows now. */
export function catalogView(
  state: BranchState,
  waits: Waits,
  bookings: Bookings,
  now: number,
  { deviceId, mostUsed }: Asker = NOBODY,
): Catalog {
  const config = configOf(state);
  const start = startOf(config.kioskStart, deviceId);
  const waiting = waitingCounts(state);
  const giving = givingNow(state);
  return {
    branch: {
      id: config.branch.id,
      name: branchName(config),
      address: config.branch.address,
      comuna: config.branch.comuna,
      zone: config.branch.zone,
      publicAddress: config.branch.publicAddress ?? null,
      profile: isMobile(config) ? 'mobile' : 'branch',
      practice: config.branch.practice === true,
      attendantFigures: config.figures?.byAttendant === true,
      paperSeal: config.kiosks?.paperSeal ?? true,
      otherBranches: (config.branch.otherBranches ?? []).map((other) => ({
        ...other,
        serviceIds: [...other.serviceIds],
      })),
      fixedBranch: config.branch.fixedBranch ?? null,
    },
    now: iso(now),
    day:
      state.day === null
        ? null
        : {
            date: state.day.date,
            closesAt: isoOrNull(state.day.closesAt),
            ticketsUntil: isoOrNull(state.day.ticketsUntil),
          },
    opensAt: isoOrNull(nextOpening(config, now)),
    appointments: state.day !== null && bookings.anyOn(state.day.date),
    classes: ['general', 'preferential'],
    languages: [...startLanguages(start, offeredLanguages(config.branch.reviewedLanguages ?? []))],
    start: startView(start, mostUsed),
    institutions: config.institutions.map((institution) => ({ ...institution })),
    services: config.services.map((service) => {
      const entering = {
        general: enteringView(state, waits, service.id, 'general', now),
        preferential: enteringView(state, waits, service.id, 'preferential', now),
      };
      return {
        id: service.id,
        institutionId: service.institutionId,
        name: service.name,
        words: [...service.words],
        wordsIn: Object.fromEntries(Object.entries(service.wordsIn ?? {}).map(([tag, words]) => [tag, [...words]])),
        series: service.series,
        limitMinutes: service.limitMinutes,
        needsRun: service.needsRun,
        handlesMoney: service.handlesMoney,
        frequent: service.frequent,
        general: service.general === true,
        given: notGiven(config, service) === null,
        notGiven: notGiven(config, service),
        waiting: waiting.get(service.id) ?? 0,
        openCounters: giving.get(service.id) ?? [],
        expected: entering.general.expected,
        entering,
      };
    }),
    counters: config.counters.map((counter) => ({
      id: counter.id,
      label: counter.label,
      serviceIds: [...counter.serviceIds],
    })),
    reasons: {
      pause: [...config.reasons.pause],
      removal: [...config.reasons.removal],
      hold: [...config.reasons.hold],
      specificCall: [...config.reasons.specificCall],
      transfer: [...config.reasons.transfer],
    },
  };
}

function startView(start: ReturnType<typeof startOf>, mostUsed: Asker['mostUsed']): CatalogStart {
  const { greeting, rights, closing, first, institutions } = start;
  return {
    greeting: greeting === undefined ? null : { ...greeting },
    rights: rights === undefined ? null : { ...rights },
    closing: closing === undefined ? null : { ...closing },
    first: first === undefined ? null : [...(first === 'used' ? mostUsed() : first)],
    institutions: [...(institutions ?? [])],
  };
}

/** What somebody of a class who entered now would be told, and would then read on their ticket. */
function enteringView(
  state: BranchState,
  waits: Waits,
  serviceId: ServiceId,
  visitClass: VisitClass,
  now: number,
): CatalogService['entering'][VisitClass] {
  return {
    ahead: peopleAhead(state, entrant(serviceId, visitClass), now),
    expected: expectedView(waits.entering(state, serviceId, visitClass, now)),
  };
}
