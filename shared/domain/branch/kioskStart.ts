import type { DeviceId, InstitutionId, ServiceId } from '../ids.ts';

/** A text in the languages of the branch, by tag; Spanish is always there and stands in for the others. */
export type Wording = Readonly<Record<string, string>>;

/** The most letters of each text: what fits beside what the law wants to be read, on the lowest screen in the largest letters. */
export const START_TEXTS = { greeting: 60, rights: 120, closing: 100 } as const;
export type StartText = keyof typeof START_TEXTS;

/** Services that may be named for the first screen: as many as a screen shows, and some that others stand in for while nobody gives them. */
export const FIRST_SERVICES = 8;

/** `used`: those that most people took a ticket for in the last weeks. Or these, in this order. */
export type FirstServices = 'used' | readonly ServiceId[];

/** What a kiosk says and offers first. What is left out of it is found by search and under its institution all the same. */
type Start = {
  /** Over the question of the first screen. Absent: nothing. */
  readonly greeting?: Wording;
  /** Absent: those marked as frequent, in the catalogue's order. */
  readonly first?: FirstServices;
};

/** The same of one kiosk, where it differs from the branch's. */
type KioskStartOf = Start & { readonly id: DeviceId };

/** What every kiosk of the branch says and offers first. */
export type KioskStart = Start & {
  /** Beside the notice of preferential attention, never in its place. Absent: nothing. */
  readonly rights?: Wording;
  /** With the ticket, after what happens next. Absent: nothing. */
  readonly closing?: Wording;
  /** Institutions that are listed first, in this order; the others follow. Absent: in the catalogue's order. */
  readonly institutions?: readonly InstitutionId[];
  /** Absent: all that the branch may offer. */
  readonly languages?: readonly string[];
  readonly each?: readonly KioskStartOf[];
};

/** What one kiosk says and offers first, its own before the branch's; of no kiosk in particular, the branch's. */
export function startOf(kioskStart: KioskStart | undefined, deviceId: DeviceId | null): Omit<KioskStart, 'each'> {
  const { each = [], ...branch } = kioskStart ?? {};
  const { id: _id, ...own } = each.find(({ id }) => id === deviceId) ?? { id: deviceId };
  return { ...branch, ...own };
}

/** Languages that a kiosk offers, of those that the branch may: Spanish always. */
export function startLanguages<L extends string>(
  start: Pick<KioskStart, 'languages'>,
  offered: readonly L[],
): readonly L[] {
  const { languages } = start;
  return languages === undefined ? offered : offered.filter((tag) => tag === 'es-CL' || languages.includes(tag));
}

/** Things in a wished order: those that it names first, the others after them as they were. */
export function inOrder<T extends { readonly id: string }>(
  things: readonly T[],
  first: readonly string[],
): readonly T[] {
  const named = first.flatMap((id) => things.filter((thing) => thing.id === id));
  return [...named, ...things.filter(({ id }) => !first.includes(id))];
}

/** The same where the branch gives only some of its services: a list of which nothing is left is none. */
export function startWith(kioskStart: KioskStart, gives: (id: ServiceId) => boolean): KioskStart {
  const only = <T extends Start>(start: T): T => {
    const { first, ...rest } = start;
    if (first === undefined || first === 'used') return start;
    const left = first.filter(gives);
    return (left.length === 0 ? rest : { ...start, first: left }) as T;
  };
  const branch = only(kioskStart);
  return branch.each === undefined ? branch : { ...branch, each: branch.each.map(only) };
}
