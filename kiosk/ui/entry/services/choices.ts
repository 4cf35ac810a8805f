import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import { inOrder } from '@turno25/shared/domain/branch/kioskStart.ts';
import type { Instant, InstitutionId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { AfterService } from '../flow/steps.ts';

/** What the branch can do for people now. */
export type Readiness = 'serving' | 'closed' | 'ended' | 'unattended';

export function readiness({ day, services }: Catalog, now: Instant): Readiness {
  if (day === null) return 'closed';
  if (day.ticketsUntil !== null && now >= Date.parse(day.ticketsUntil)) return 'ended';
  return services.some(({ given }) => given) ? 'serving' : 'unattended';
}

/** Whether the wait of this class is so long that another moment may suit better: beyond the service's own limit, or unknown. */
export function isLong({ entering, limitMinutes }: CatalogService, visitClass: VisitClass): boolean {
  const { expected } = entering[visitClass];
  return expected !== null && (expected.highMinutes === null || expected.lowMinutes > limitMinutes);
}

/** What choosing a service leads to: a document helps only where the service asks for one. */
export function afterService({ given, needsRun }: CatalogService): AfterService {
  if (!given) return 'elsewhere';
  return needsRun ? 'identity' : 'confirm';
}

/**
 * The services of the first screen that are given today, leaving a slot for "another": those that the branch names, else the
 * frequent ones, else all.
 */
export function firstServices({ services, start }: Catalog, slots: number): readonly CatalogService[] {
  const given = services.filter((service) => service.given);
  const named = (start?.first ?? []).flatMap((id) => given.filter((service) => service.id === id));
  const frequent = given.filter((service) => service.frequent);
  return [named, frequent, given].find((some) => some.length > 0)?.slice(0, slots - 1) ?? [];
}

/** Services for the idle screen: those given, in the order of the first screen. */
export function servicesByUse({ services, start }: Catalog): readonly CatalogService[] {
  const given = services.filter((service) => service.given);
  const byMark = [...given.filter((service) => service.frequent), ...given.filter((service) => !service.frequent)];
  return inOrder(byMark, start?.first ?? []);
}

export type InstitutionChoice = { readonly id: InstitutionId; readonly name: string; readonly given: number };

/** Those that the branch wants first, then the others: none is left out. */
export function institutionChoices({ institutions, services, start }: Catalog): readonly InstitutionChoice[] {
  return inOrder(institutions, start?.institutions ?? [])
    .filter(({ id }) => services.some(({ institutionId }) => institutionId === id))
    .map(({ id, name }) => ({
      id,
      name,
      given: services.filter((service) => service.institutionId === id && service.given).length,
    }));
}

/** An institution's services: those given today first, the others after them with their reason. */
export function servicesOf({ services }: Catalog, institution: InstitutionId): readonly CatalogService[] {
  const own = services.filter(({ institutionId }) => institutionId === institution);
  return [...own.filter(({ given }) => given), ...own.filter(({ given }) => !given)];
}
