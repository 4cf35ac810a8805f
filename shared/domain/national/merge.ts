import type { BranchConfig, Service } from '../branch/config.ts';
import { startWith } from '../branch/kioskStart.ts';
import { isSame } from '../branch/same.ts';
import { chileanHolidays, FIRST_HOLIDAY_YEAR, type Holiday, LAST_HOLIDAY_YEAR } from '../calendar/holidays.ts';
import type { BusinessDate } from '../ids.ts';
import { STANDARD_MINUTES } from '../law.ts';
import { mayBeGiven } from './agreements.ts';
import {
  NATIONAL_PREFIX,
  type NationalContent,
  type NationalHoliday,
  type NationalService,
  type Override,
} from './document.ts';

/**
 * A branch's configuration as a national document has it on a date: what is the centre's is the centre's, what the branch may
 * have differently stays as the branch has it. Where the branch only had what the document before said (`before`), it
 * gets what this one says. A configuration that comes out as it went in is one that the document allows; coming out, it
 * always is.
 */
export function withNational(
  config: BranchConfig,
  document: NationalContent,
  date: BusinessDate,
  before: NationalContent | null = null,
): BranchConfig {
  const may = (override: Override): boolean => document.mayChange.includes(override);
  return [withServices, withGoals, withHolidays, withTexts].reduce(
    (merged, part) => part(merged, { document, date, before, may }),
    config,
  );
}

type Merge = {
  readonly document: NationalContent;
  readonly date: BusinessDate;
  readonly before: NationalContent | null;
  readonly may: (override: Override) => boolean;
};

function withServices(config: BranchConfig, merge: Merge): BranchConfig {
  const { document, date, before, may } = merge;
  const national = new Map(document.catalogue.services.map((service) => [service.id, service]));
  const earlier = new Map(before?.catalogue.services.map((service) => [service.id, service]));
  const merged = config.services.flatMap((own): Service[] => {
    const theirs = national.get(own.id);
    if (theirs === undefined)
      return may('services.own') ? [{ ...own, limitMinutes: Math.min(own.limitMinutes, STANDARD_MINUTES) }] : [];
    return mayBeGiven(document, theirs, date) ? [withService(own, theirs, earlier.get(own.id) ?? null, merge)] : [];
  });
  const places = new Map(document.catalogue.services.map(({ id }, index) => [id, index]));
  const place = ({ id }: Service): number => places.get(id) ?? Number.MAX_SAFE_INTEGER;
  const services = may('services.order') ? merged : merged.toSorted((a, b) => place(a) - place(b));
  const kept = new Set(services.map(({ id }) => id));
  const isGone = (id: string): boolean => !kept.has(id) && config.services.some((service) => service.id === id);
  const only = <T extends { readonly serviceIds: readonly string[] }>(one: T): T => ({
    ...one,
    serviceIds: one.serviceIds.filter((id) => !isGone(id)),
  });
  const { otherBranches } = config.branch;
  const { kioskStart } = config;
  return {
    ...config,
    ...(kioskStart === undefined ? {} : { kioskStart: startWith(kioskStart, (id) => !isGone(id)) }),
    branch: { ...config.branch, ...(otherBranches === undefined ? {} : { otherBranches: otherBranches.map(only) }) },
    institutions: institutionsFor(config, document, services),
    services,
    counters: config.counters.map(only),
  };
}

/** One product: the country's, with what the branch may have differently. */
function withService(
  own: Service,
  national: NationalService,
  before: NationalService | null,
  { may }: Pick<Merge, 'may'>,
): Service {
  const { words, wordsIn, series, limitMinutes, expectedMinutes, guide, page, ...fixed } = national;
  const keeps = <K extends keyof NationalService>(override: Override, key: K): NationalService[K] =>
    may(override) && !(before !== null && isSame(before[key], own[key])) ? own[key] : national[key];
  const limit = keeps('services.limitMinutes', 'limitMinutes');
  return withoutAbsent({
    ...fixed,
    frequent: own.frequent,
    words: keeps('services.words', 'words'),
    wordsIn: keeps('services.words', 'wordsIn'),
    series: keeps('services.series', 'series'),
    limitMinutes: Math.min(limit, limitMinutes),
    expectedMinutes: keeps('services.expectedMinutes', 'expectedMinutes'),
    guide: keeps('services.guide', 'guide'),
    page: keeps('services.guide', 'page'),
  });
}

/** The institutions that its products need, as the country names them; a branch's own ones stay where it has products of its own. */
function institutionsFor(
  config: BranchConfig,
  { catalogue }: NationalContent,
  services: readonly Service[],
): BranchConfig['institutions'] {
  const national = new Map(catalogue.institutions.map((one) => [one.id, one]));
  const known = new Set(config.institutions.map(({ id }) => id));
  const needed = new Set(services.map(({ institutionId }) => institutionId));
  return [
    ...config.institutions.map((own) => national.get(own.id) ?? own),
    ...catalogue.institutions.filter(({ id }) => needed.has(id) && !known.has(id)),
  ];
}

/** The country's goals; what somebody wrote down of one that is not the standard stays. */
function withGoals(config: BranchConfig, { document: { goals } }: Merge): BranchConfig {
  if (goals === null) return config;
  const { goalPercent, ...sheet } = goals;
  const own = config.goals?.year === goals.year ? config.goals.list : [];
  const list = sheet.list.map((goal) => {
    const entered = own.find(({ id }) => id === goal.id)?.entered ?? goal.entered;
    return { ...goal, entered: goal.source === 'entered' ? entered : goal.entered };
  });
  return { ...config, goals: { ...sheet, list }, standard: { ...config.standard, goalPercent } };
}

/** Days to come alone: what was a holiday stays one. */
function withHolidays(config: BranchConfig, { document, date, may }: Merge): BranchConfig {
  const here = document.holidays.filter((holiday) => holiday.date >= date && isOf(holiday, config.branch.comuna));
  const named = new Map(here.map(({ date: day, name }) => [day, name]));
  const allowed = (day: BusinessDate): boolean =>
    day < date || named.has(day) || may('holidays.own') || isOfLaw(day, config.branch.comuna);
  const kept = config.hours.holidays.filter((holiday) => allowed(holiday.date));
  const renamed = kept.map((holiday) => ({ ...holiday, name: named.get(holiday.date) ?? holiday.name }));
  const known = new Set(kept.map((holiday) => holiday.date));
  const added = [...named].flatMap(([day, name]): Holiday[] => (known.has(day) ? [] : [{ date: day, name }]));
  const holidays = added.length === 0 ? renamed : [...renamed, ...added].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { ...config, hours: { ...config.hours, holidays } };
}

function isOf({ regions, comunas }: NationalHoliday, comuna: string): boolean {
  if (regions === undefined && comunas === undefined) return true;
  return (regions?.includes(comuna.slice(0, 2)) ?? false) || (comunas?.includes(comuna) ?? false);
}

/** Whether a day is a holiday by law; of years whose holidays are not known, any may be. */
function isOfLaw(day: BusinessDate, comuna: string): boolean {
  const year = Number(day.slice(0, 4));
  if (year < FIRST_HOLIDAY_YEAR || year > LAST_HOLIDAY_YEAR) return true;
  return chileanHolidays(year, comuna).some(({ date }) => date === day);
}

function withTexts(config: BranchConfig, { document: { texts }, may }: Merge): BranchConfig {
  const notices = withOwn(texts.notices, config.notices, may('notices.own'));
  const templates = withOwn(texts.templates, config.oirs?.templates, may('templates.own'));
  const { templates: _before, ...oirs } = config.oirs ?? {};
  const { notices: _notices, oirs: _oirs, ...rest } = config;
  return {
    ...rest,
    ...(notices === undefined ? {} : { notices }),
    ...(config.oirs === undefined && templates === undefined
      ? {}
      : { oirs: { ...oirs, ...(templates === undefined ? {} : { templates }) } }),
  };
}

/** The country's first, then the branch's; a list that was absent stays so while there is nothing in it. */
function withOwn<T extends { readonly id: string }>(
  national: readonly T[],
  own: readonly T[] | undefined,
  mayHaveOwn: boolean,
): readonly T[] | undefined {
  const theirs = mayHaveOwn ? (own ?? []).filter(({ id }) => !id.startsWith(NATIONAL_PREFIX)) : [];
  const all = [...national, ...theirs];
  return own === undefined && all.length === 0 ? undefined : all;
}

/** Optional parts are absent, never undefined: the canonical form knows one spelling. */
function withoutAbsent<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
