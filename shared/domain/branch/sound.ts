/** No board is turned down further: who does not hear their call loses their turn. Percent of what the machine gives. */
export const LEAST_VOLUME = 30;
const LOUDEST = 100;

/** From which time of the day boards sound how loud. `from` is `HH:MM` of the branch. */
export type VolumeStep = { readonly from: string; readonly percent: number };

/** How boards sound. */
export type BoardSound = {
  /** Absent: as loud as the machine gives, at all times. */
  readonly volumes?: readonly VolumeStep[];
  /** A call is said again in the language of its ticket, where that is not Spanish. Absent: in Spanish alone. */
  readonly ticketLanguage?: true;
};

/**
 * How loud boards are at a time of the day, percent: by the last step before it, which goes on through the night, and never
 * below the least, whatever is written.
 * @param time `HH:MM` at the branch
 */
export function volumeAt(volumes: readonly VolumeStep[] | undefined, time: string): number {
  const steps = [...(volumes ?? [])].sort((one, other) => (one.from < other.from ? -1 : 1));
  const step = steps.findLast(({ from }) => from <= time) ?? steps.at(-1);
  return Math.min(LOUDEST, Math.max(LEAST_VOLUME, step?.percent ?? LOUDEST));
}
