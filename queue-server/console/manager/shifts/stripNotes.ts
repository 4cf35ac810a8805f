import type { ShiftsView } from '@turno25/shared/contracts/shifts.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { wallTime } from '../../live/spans.ts';

/** What stands at a counter about its shift: who is missing there, or until when whoever attends should have. */
export function stripNotes(now: ShiftsView['now'], zone: string): ReadonlyMap<string, string> {
  if (now === null) return new Map();
  const hour = (instant: string): string => wallTime(Date.parse(instant), zone);
  const missing = now.shifts
    .filter(({ state }) => state === 'missing')
    .map(({ counterId, name, from }) => {
      const time = hour(from);
      return [
        counterId,
        name === null ? say('shifts.strip.missingAnybody', { time }) : say('shifts.strip.missing', { name, time }),
      ] as const;
    });
  const over = now.over.flatMap(({ counterId, until }) =>
    until === null ? [] : [[counterId, say('shifts.strip.over', { time: hour(until) })] as const],
  );
  return new Map([...missing, ...over]);
}
