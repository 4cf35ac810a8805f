/** One figure beside the floor of its kind. */
export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number;
  readonly floorName: string;
  readonly ratio: number;
  /** What was promised of it, in its unit; null where nothing was. */
  readonly target: { readonly limit: number; readonly met: boolean } | null;
};

/** Milliseconds within which the kiosk promises to answer a finger, and to begin to print. */
export const TARGET_MS = 100;

export function measured(
  name: string,
  value: number,
  unit: string,
  floor: number,
  floorName: string,
  limit: number | null = null,
): Measured {
  const target = limit === null ? null : { limit, met: value <= limit };
  return { name, value, unit, floor, floorName, ratio: value / floor, target };
}

/** Durations of `times` runs in milliseconds, ascending. */
export async function durations(times: number, run: (index: number) => unknown): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await run(index);
    all.push(performance.now() - start);
  }
  return all.sort((a, b) => a - b);
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
