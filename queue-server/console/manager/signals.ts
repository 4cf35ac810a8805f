import type { LiveView } from '@turno25/shared/contracts/live.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** From how many on each is worth a look: less than that happens to anybody in a day. */
const WORTH_A_LOOK = {
  staffHolds: 3,
  unconfirmedHolds: 2,
  briefFinishes: 3,
  touches: 2,
  undoneStarts: 3,
  undoneEnds: 3,
  endsBeforeLimit: 2,
  unannouncedCalls: 3,
} as const satisfies Partial<Record<keyof LiveView['signals'][number], number>>;

const NAMES = Object.keys(WORTH_A_LOOK) as (keyof typeof WORTH_A_LOOK)[];

/** Whom a manager may want to talk with, and about what, in words. */
export function signalsOf(
  signals: LiveView['signals'],
): readonly { readonly id: string; readonly name: string; readonly sentences: readonly string[] }[] {
  return signals
    .map(({ attendant, ...counts }) => ({
      id: attendant.id,
      name: attendant.name,
      sentences: NAMES.map((name) => ({ name, count: counts[name] ?? 0 }))
        .filter(({ name, count }) => count >= WORTH_A_LOOK[name])
        .map(({ name, count }) => say(`console.signals.${name}`, { count })),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}
