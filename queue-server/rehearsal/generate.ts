import { sumOf } from '@turno25/shared/domain/figures/numbers.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Trace, TraceCounter, TraceTicket } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { type Random, seededRandom } from '@turno25/shared/time/random.ts';

export type Size = 'A' | 'B' | 'C' | 'D';
/** Expected work over the counters' minutes net of lunch; `shock` is 0.85 with counters away for two hours. */
export type Load = number | 'shock';

export const SIZES: readonly Size[] = ['A', 'B', 'C', 'D'];
export const LOADS: readonly Load[] = [0.75, 0.85, 0.92, 0.98, 1.05, 'shock'];

type ServiceModel = { readonly code: string; readonly mean: number; readonly cv: number };

const SERVICES = {
  INF: { code: 'INF', mean: 4, cv: 0.6 },
  CER: { code: 'CER', mean: 5, cv: 0.7 },
  PAG: { code: 'PAG', mean: 6, cv: 0.6 },
  CLV: { code: 'CLV', mean: 7, cv: 0.8 },
  REG: { code: 'REG', mean: 9, cv: 1 },
  SUB: { code: 'SUB', mean: 11, cv: 0.9 },
  LIC: { code: 'LIC', mean: 13, cv: 0.9 },
  CAS: { code: 'CAS', mean: 18, cv: 1.2 },
} as const satisfies Record<string, ServiceModel>;

type BranchModel = {
  readonly counters: number;
  /** Share of the tickets of each service on an ordinary day, percent. */
  readonly mix: readonly (readonly [keyof typeof SERVICES, number])[];
  /** When lunches begin, minutes since opening; counters take turns. */
  readonly lunches: readonly number[];
  readonly awayInShock: number;
};

/** Branches of 20, 10, 5 and 2 counters. The mixes are those of the recorded days, rounded to whole percents. */
const BRANCHES: Readonly<Record<Size, BranchModel>> = {
  A: {
    counters: 20,
    mix: [
      ['INF', 30],
      ['CER', 20],
      ['PAG', 17],
      ['CLV', 13],
      ['REG', 8],
      ['SUB', 6],
      ['LIC', 4],
      ['CAS', 2],
    ],
    lunches: [180, 210, 240, 270],
    awayInShock: 2,
  },
  B: {
    counters: 10,
    mix: [
      ['INF', 24],
      ['CER', 20],
      ['PAG', 17],
      ['CLV', 15],
      ['REG', 11],
      ['SUB', 8],
      ['CAS', 5],
    ],
    lunches: [180, 210, 240, 270],
    awayInShock: 2,
  },
  C: {
    counters: 5,
    mix: [
      ['INF', 21],
      ['PAG', 23],
      ['CLV', 21],
      ['REG', 17],
      ['SUB', 12],
      ['CAS', 6],
    ],
    lunches: [180, 210, 240, 270],
    awayInShock: 2,
  },
  D: {
    counters: 2,
    mix: [
      ['INF', 17],
      ['PAG', 27],
      ['REG', 27],
      ['SUB', 16],
      ['CAS', 13],
    ],
    lunches: [195, 240],
    awayInShock: 1,
  },
};

const OPEN_MINUTES = 330;
const SLOT_MINUTES = 30;
const LUNCH_MINUTES = 30;
const LIMIT_MINUTES = 25;
const NO_SHOW_SHARE = 0.065;
const NO_SHOW_MINUTES = 1;
const PREFERENTIAL_SHARE = 0.15;
const SECOND_STAGE_SHARE = 0.06;
const LONGEST_MINUTES = 90;
const SHOCK_LOAD = 0.85;
const SHOCK = { from: 60, to: 180 };
/** The pension service's share doubles on a pension day, one in four. */
const PENSION: keyof typeof SERVICES = 'PAG';
const PENSION_EVERY = 4;

/**
 * Arrivals of each half hour over their mean. The ordinary day is that of the 48 recorded days pooled; the pension day,
 * which none of them is, has the same peak of 1.25 two hours later, by assumption.
 */
const ORDINARY = [1.21, 1.24, 1.24, 1.21, 1.13, 1.07, 1.02, 0.93, 0.83, 0.7, 0.42];
const PENSION_DAY = [0.9, 1.0, 1.1, 1.2, 1.25, 1.25, 1.15, 1.05, 0.9, 0.75, 0.45];

export type DayRequest = {
  readonly size: Size;
  readonly load: Load;
  /** Which branch of that size: its counters' skills and lunches come from it and the seed. */
  readonly branch: number;
  /** Which day of that branch: the people come from it, the branch, the load and the seed. */
  readonly day: number;
  readonly seed: number;
};

/** A synthetic day at a given load. The same request gives the same day. */
export function generateDay({ size, load, branch, day, seed }: DayRequest): Trace {
  const model = BRANCHES[size];
  const sizeIndex = SIZES.indexOf(size);
  const counters = countersOf(model, seededRandom(mixed(seed, sizeIndex, branch)));
  const random = seededRandom(
    mixed(seed, sizeIndex, branch, 1 + LOADS.indexOf(load), Math.round(1000 * rho(load)), day),
  );
  const pension = day % PENSION_EVERY === PENSION_EVERY - 1;
  const shares = sharesOf(model, pension);
  const services = model.mix.map(([code], id) => ({ id, ...SERVICES[code], target: LIMIT_MINUTES }));
  const perTicket = sumOf(
    services.map(({ mean }, id) => {
      const attended = (1 - NO_SHOW_SHARE) * (1 + SECOND_STAGE_SHARE) * mean;
      return (shares[id] ?? 0) * (attended + NO_SHOW_SHARE * NO_SHOW_MINUTES);
    }),
  );
  const perDay = (rho(load) * model.counters * (OPEN_MINUTES - LUNCH_MINUTES)) / perTicket;
  const profile = pension ? PENSION_DAY : ORDINARY;
  const tickets: TraceTicket[] = [];
  for (const t of arrivalTimes(perDay, profile, random)) {
    const svc = drawIndex(shares, random);
    const second = random() < SECOND_STAGE_SHARE ? drawIndex(shares, random) : null;
    const noshow = random() < NO_SHOW_SHARE ? 1 : 0;
    tickets.push({
      type: 'ticket',
      id: tickets.length,
      t,
      svc,
      pref: random() < PREFERENTIAL_SHARE ? 1 : 0,
      dur: duration(must(services[svc], 'a drawn service'), random),
      noshow,
      ...(second === null || noshow === 1
        ? {}
        : { xsvc: second, xdur: duration(must(services[second], 'a drawn service'), random) }),
    });
  }
  const away = load === 'shock' ? shuffled(counters, random).slice(0, model.awayInShock) : [];
  return {
    day: {
      type: 'day',
      open_min: OPEN_MINUTES,
      noshow_cost: NO_SHOW_MINUTES,
      wrap_min: 0,
      services,
      counters,
      absences: away.map(({ id }) => ({ att: id, ...SHOCK })),
    },
    tickets,
  };
}

function rho(load: Load): number {
  return load === 'shock' ? SHOCK_LOAD : load;
}

/** 20 % give every service, 50 % three or four, the rest two; a fifth, those of the shortest services, are quick. */
function countersOf(model: BranchModel, random: Random): TraceCounter[] {
  const all = model.mix.map((_, id) => id);
  const means = model.mix.map(([code]) => SERVICES[code].mean);
  const generalists = Math.max(1, Math.round(model.counters * 0.2));
  const several = Math.round(model.counters * 0.5);
  const turns = shuffled(
    Array.from({ length: model.counters }, (_, index) => model.lunches[index % model.lunches.length] ?? 0),
    random,
  );
  const skills = Array.from({ length: model.counters }, (_, id) => {
    if (id < generalists) return all;
    const size = id < generalists + several ? 3 + Math.floor(random() * 2) : 2;
    return shuffled(all, random)
      .slice(0, size)
      .sort((a, b) => a - b);
  });
  const meanOf = (id: number): number =>
    sumOf((skills[id] ?? []).map((skill) => means[skill] ?? 0)) / (skills[id]?.length ?? 1);
  const specialists = skills.map((_, id) => id).filter((id) => id >= generalists);
  const quick = new Set(
    specialists.sort((a, b) => meanOf(a) - meanOf(b) || a - b).slice(0, Math.floor(model.counters * 0.2)),
  );
  return skills.map((own, id) => ({
    id,
    skills: own,
    order: own,
    quick: quick.has(id),
    speed: 1,
    break_at: must(turns[id], 'every counter has its turn'),
    break_dur: LUNCH_MINUTES,
  }));
}

function sharesOf(model: BranchModel, pension: boolean): number[] {
  const weights = model.mix.map(([code, percent]) => (pension && code === PENSION ? 2 * percent : percent));
  return weights.map((weight) => weight / sumOf(weights));
}

/** A Poisson process by half hours, in order. */
function arrivalTimes(perDay: number, profile: readonly number[], random: Random): number[] {
  const total = sumOf(profile);
  return profile
    .flatMap((weight, slot) =>
      Array.from({ length: poisson((perDay * weight) / total, random) }, () =>
        trimmed(SLOT_MINUTES * (slot + random())),
      ),
    )
    .sort((a, b) => a - b);
}

/** Knuth's product of uniforms; the means here stay under 150. */
function poisson(mean: number, random: Random): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

/** Lognormal with that mean and coefficient of variation, cut at an hour and a half. */
function duration({ mean, cv }: ServiceModel, random: Random): number {
  const variance = Math.log(1 + cv * cv);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return trimmed(Math.min(LONGEST_MINUTES, mean * Math.exp(Math.sqrt(variance) * normal - variance / 2)));
}

function drawIndex(shares: readonly number[], random: Random): number {
  let left = random();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** Four decimals of a minute, as recorded days have them. */
function trimmed(minutes: number): number {
  return Math.round(minutes * 10_000) / 10_000;
}

/** One seed of several whole numbers (32-bit FNV-1a over them). */
function mixed(...parts: readonly number[]): number {
  return parts.reduce((hash, part) => Math.imul(hash ^ (part + 0x9e37), 0x01000193) >>> 0, 0x811c9dc5);
}
