import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { type KioskStart, startLanguages, startOf } from '@turno25/shared/domain/branch/kioskStart.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';

/** What a kiosk would be told of a draft, with waits that are made up; at an instant, UTC ms. */
export function previewCatalog(
  config: BranchConfig,
  kioskStart: KioskStart | undefined,
  deviceId: string | null,
  now: Instant,
): Catalog {
  const { branch, institutions, services, counters, reasons } = config;
  const start = startOf(kioskStart, deviceId);
  return {
    branch: {
      id: branch.id,
      name: branch.name,
      address: branch.address,
      comuna: branch.comuna,
      zone: branch.zone,
      publicAddress: null,
      profile: branch.profile ?? 'branch',
      practice: branch.practice === true,
      attendantFigures: false,
      paperSeal: false,
      otherBranches: [],
      fixedBranch: null,
    },
    now: new Date(now).toISOString(),
    day: { date: isoDate(now, branch.zone), closesAt: null, ticketsUntil: null },
    opensAt: null,
    appointments: false,
    classes: ['general', 'preferential'],
    languages: [...startLanguages(start, offeredLanguages(branch.reviewedLanguages ?? []))],
    start: {
      greeting: start.greeting ?? null,
      rights: start.rights ?? null,
      closing: start.closing ?? null,
      // Only the server has counted them: the frequent ones stand in for those that are used most.
      first: start.first === undefined || start.first === 'used' ? null : [...start.first],
      institutions: [...(start.institutions ?? [])],
    },
    institutions: institutions.map((institution) => ({ ...institution })),
    services: services.map((service, place) => {
      const lowMinutes = 5 * (place % 4);
      const entering = { ahead: place % 4, expected: { lowMinutes, highMinutes: lowMinutes + 5 } };
      return {
        id: service.id,
        institutionId: service.institutionId,
        name: service.name,
        words: [],
        wordsIn: {},
        series: service.series,
        limitMinutes: service.limitMinutes,
        needsRun: service.needsRun,
        handlesMoney: service.handlesMoney,
        frequent: service.frequent,
        general: service.general === true,
        given: counters.some(({ serviceIds }) => serviceIds.includes(service.id)),
        notGiven: null,
        waiting: place % 4,
        openCounters: counters.filter(({ serviceIds }) => serviceIds.includes(service.id)).map(({ label }) => label),
        expected: entering.expected,
        entering: { general: entering, preferential: entering },
      };
    }),
    counters: [],
    reasons: {
      pause: [...reasons.pause],
      removal: [...reasons.removal],
      hold: [...reasons.hold],
      specificCall: [...reasons.specificCall],
      transfer: [...reasons.transfer],
    },
  };
}
