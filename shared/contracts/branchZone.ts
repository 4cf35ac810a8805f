import type { Instant } from '../domain/ids.ts';

/** Header of every answer of the API: the branch's zone and its offsets. A browser older than a zone does not know it. */
export const BRANCH_ZONE = 'turno25-zone';

/** From an instant on, local time is so many minutes ahead of UTC (in Chile, behind: negative). */
type Offset = { readonly from: Instant; readonly minutes: number };
export type BranchZone = { readonly name: string; readonly offsets: readonly Offset[] };

/** `America/Coyhaique 1742000000000=-180`, the oldest offset first. */
export function zoneText({ name, offsets }: BranchZone): string {
  return [name, ...offsets.map(({ from, minutes }) => `${from}=${minutes}`)].join(' ');
}

/** What the header says; null where it is no such text. */
export function readZone(text: string): BranchZone | null {
  const [name = '', ...parts] = text.split(' ');
  const offsets = parts.map((part) => {
    const [, from, minutes] = /^(-?\d+)=(-?\d+)$/.exec(part) ?? [];
    return { from: Number(from), minutes: Number(minutes) };
  });
  const sound =
    offsets.length > 0 && offsets.every(({ from, minutes }) => !Number.isNaN(from) && !Number.isNaN(minutes));
  return name !== '' && sound ? { name, offsets } : null;
}
