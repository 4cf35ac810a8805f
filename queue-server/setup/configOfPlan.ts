import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import type { SetupPlan } from '@turno25/shared/contracts/setup.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { chileanHolidays, LAST_HOLIDAY_YEAR } from '@turno25/shared/domain/calendar/holidays.ts';
import { defaultPolicy } from '@turno25/shared/domain/dispatch/defaultPolicy.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { communes, zoneOf } from '@turno25/shared/territory/communes.ts';
import { withProducts } from '../configuration/catalogue/products.ts';

const LONGEST_ID = 40;

/**
 * The whole configuration of a new branch: what was answered, and of the catalogue the rest. `year`: of its first holidays,
 * which are listed for the next one too. The error has one line for each place that does not fit.
 */
export function configOfPlan(plan: SetupPlan, catalogue: BranchConfig, year: number): Result<BranchConfig, string> {
  if (!communes().some(({ code }) => code === plan.comuna))
    return err(`comuna: no hay una con el código ${plan.comuna}`);
  const national = withProducts(catalogue);
  const services =
    plan.serviceIds === undefined
      ? catalogue.services
      : national.services.filter(({ id }) => plan.serviceIds?.includes(id));
  const unknown = plan.serviceIds?.filter((id) => !national.services.some((service) => service.id === id)) ?? [];
  if (unknown.length > 0) return err(unknown.map((id) => `serviceIds: el catálogo no tiene ${id}`).join('\n'));
  const every = services.map(({ id }) => id);
  const counters =
    typeof plan.counters === 'number'
      ? Array.from({ length: plan.counters }, (_, index) => ({ label: String(index + 1), serviceIds: every }))
      : plan.counters.map(({ label, serviceIds }) => ({ label, serviceIds: serviceIds ?? every }));
  const weekdays = [plan.weekdays];
  const { otherBranches: _others, publicAddress: _address, ...seed } = catalogue.branch;
  const config = {
    ...catalogue,
    branch: {
      ...seed,
      id: plan.id ?? idFrom(plan.name),
      name: plan.name,
      comuna: plan.comuna,
      zone: zoneOf(plan.comuna),
      category: plan.category,
      address: plan.address,
      ...(plan.publicAddress === undefined ? {} : { publicAddress: plan.publicAddress }),
    },
    hours: {
      ...catalogue.hours,
      weekly: {
        mon: weekdays,
        tue: weekdays,
        wed: weekdays,
        thu: weekdays,
        fri: weekdays,
        sat: plan.saturday === undefined ? [] : [plan.saturday],
        sun: [],
      },
      exceptions: [],
      holidays: [year, year + 1]
        .filter((one) => one <= LAST_HOLIDAY_YEAR)
        .flatMap((one) => chileanHolidays(one, plan.comuna)),
    },
    institutions: national.institutions.filter(
      ({ id }) =>
        catalogue.institutions.some((own) => own.id === id) ||
        services.some(({ institutionId }) => institutionId === id),
    ),
    services,
    counters: counters.map((counter, index) => ({ id: `m${index + 1}`, quick: false, ...counter })),
    policy: defaultPolicy(plan.category),
  };
  const parsed = branchConfig.safeParse(config);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

/** `ChileAtiende Ñuñoa` is `chileatiende-nunoa`. */
export function idFrom(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_ID);
}
