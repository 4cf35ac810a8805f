import type { ServiceId, StaffId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { LiveStandard } from './liveShape.ts';
import type { AttendantSignals } from './shape.ts';
import type { Compliance, Fraction } from './standard.ts';

type Shares = Compliance & { readonly withoutExclusions: Compliance };
type Sum = { num: number; den: number };

/**
 * What is watched of several visits added up: of visits that are linked to nobody every number is a sum, so that who is
 * over is counted once and never looked at again.
 */
export class LiveSums {
  readonly #shares = new Map<string, Sum>();
  readonly #services = new Map<ServiceId, { readonly official: Sum; readonly strict: Sum; times: number }>();
  readonly #signals = new Map<StaffId, { readonly tally: Record<string, number>; times: number }>();
  #excluded = 0;

  /** Adds what is known of some visits; -1 takes it away again. */
  add(part: LiveStandard, sign: 1 | -1 = 1): void {
    for (const [name, share] of named(part)) plus(of(this.#shares, name), share, sign);
    this.#excluded += sign * part.excluded;
    for (const { serviceId, official, strict } of part.byService) {
      const row = this.#services.get(serviceId) ?? { official: zero(), strict: zero(), times: 0 };
      this.#services.set(serviceId, row);
      plus(row.official, official, sign);
      plus(row.strict, strict, sign);
      row.times += sign;
    }
    for (const { attendantId, ...counts } of part.signals) {
      const row = this.#signals.get(attendantId) ?? { tally: {}, times: 0 };
      this.#signals.set(attendantId, row);
      for (const [name, count] of Object.entries(counts)) row.tally[name] = (row.tally[name] ?? 0) + sign * count;
      row.times += sign;
    }
  }

  /** All of it with one part more, which is not kept. */
  with(part: LiveStandard): LiveStandard {
    this.add(part);
    const share = (name: string): Fraction => ({ ...of(this.#shares, name) });
    const shares = (of: string): Compliance => ({
      official: share(`${of}official`),
      strict: share(`${of}strict`),
      withoutBrief: { official: share(`${of}brief.official`), strict: share(`${of}brief.strict`) },
    });
    const whole = {
      ...shares(''),
      withoutExclusions: shares('all.'),
      excluded: this.#excluded,
      byService: [...this.#services]
        .filter(([, { times }]) => times > 0)
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([serviceId, { official, strict }]) => ({ serviceId, official: { ...official }, strict: { ...strict } })),
      uncertain: part.uncertain,
      walkDirects: part.walkDirects,
      signals: [...this.#signals]
        .filter(([, { times }]) => times > 0)
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([attendantId, { tally }]) => ({ attendantId, ...tally }) as AttendantSignals),
    };
    this.add(part, -1);
    return whole;
  }
}

function named(part: Shares): readonly (readonly [string, Fraction])[] {
  const of = (prefix: string, { official, strict, withoutBrief }: Compliance) =>
    [
      [`${prefix}official`, official],
      [`${prefix}strict`, strict],
      [`${prefix}brief.official`, withoutBrief.official],
      [`${prefix}brief.strict`, withoutBrief.strict],
    ] as const;
  return [...of('', part), ...of('all.', part.withoutExclusions)];
}

function zero(): Sum {
  return { num: 0, den: 0 };
}

function of(sums: Map<string, Sum>, name: string): Sum {
  const sum = sums.get(name) ?? zero();
  sums.set(name, sum);
  return sum;
}

function plus(sum: Sum, { num, den }: Fraction, sign: 1 | -1): void {
  sum.num += sign * num;
  sum.den += sign * den;
}
