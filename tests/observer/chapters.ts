import type { Stretch } from './intervals.ts';
import { type Day, perService, type Told } from './told.ts';

/** One stretch of attention that was not undone, and whether it counts. */
export type Attention = {
  readonly stretch: Stretch;
  readonly ended: 'finish' | 'broken' | 'over' | 'going on' | 'own hold';
  readonly line: string;
  readonly counts: boolean;
  readonly brief: boolean;
};

/** A hold that the attendant wrote down as the citizen's, or a pause that the person took themself. */
export type Hold = { readonly stretch: Stretch; readonly confirmed: boolean };

/** The part of a visit's story that is about one service asked for. */
export type Chapter = { readonly service: string; readonly told: readonly Told[]; readonly earlier: readonly Told[] };

const ENDS = ['noShowRecorded', 'visitLeft', 'visitRemoved', 'visitExpired', 'closedAtDoor'];
const BREAKS = ['attentionFinished', 'visitHeld', 'visitTransferred', 'counterReleased', 'startUndone', ...ENDS];

/** Cuts the story of a visit at its finishes, while there is a service left that nobody gave. */
export function chaptersOf(story: readonly Told[]): readonly Chapter[] {
  const { services, serviceId = '' } = story[0]?.payload ?? {};
  let wanted = [...new Set(services ?? [serviceId])];
  let rest = story.slice(1);
  const chapters: Chapter[] = [];
  for (let service = wanted.shift(); service !== undefined; service = wanted.shift()) {
    const finish = rest.findIndex(({ type }) => type === 'attentionFinished');
    const told = finish < 0 ? rest : rest.slice(0, finish + 1);
    chapters.push({ service, told, earlier: story.slice(1, story.length - rest.length) });
    if (finish < 0) break;
    const given = rest[finish]?.payload.servicesGiven ?? [];
    wanted = wanted.filter((one) => !given.includes(one));
    rest = rest.slice(finish + 1);
  }
  return chapters;
}

/** How a chapter ended, and the event that says so; null while it goes on. */
export function endOf({ told }: Chapter): Told | null {
  return told.find(({ type }) => type === 'attentionFinished' || ENDS.includes(type)) ?? null;
}

/** Every attention of a chapter, from each start to whatever broke it first. */
export function attentionsOf({ told, service }: Chapter, day: Day): readonly Attention[] {
  return told.flatMap((begun, place): Attention[] => {
    if (begun.type !== 'attentionStarted') return [];
    const before = told.slice(0, told.slice(0, place).findLastIndex(({ type }) => type === 'visitCalled') + 1);
    const line = before.findLast(({ type }) => type === 'visitTransferred')?.payload.serviceId ?? service;
    const least = perService(day.opened.minAttentionSeconds, line, 60) * 1000;
    const broken = told.slice(place + 1).find(({ type }) => BREAKS.includes(type));
    const to = broken?.at ?? day.asOf ?? begun.at;
    const long = to - begun.at >= least;
    if (broken?.type === 'startUndone' && !long) return [];
    const finish = broken?.type === 'attentionFinished';
    const own = broken?.type === 'visitHeld' && broken.payload.by === 'citizen' && isConfirmed(broken, told);
    const stopped = broken !== undefined && !ENDS.includes(broken.type);
    const ended = finish ? 'finish' : own ? 'own hold' : stopped ? 'broken' : broken ? 'over' : 'going on';
    return [{ stretch: [begun.at, to], ended, line, counts: finish || long, brief: finish && !long }];
  });
}

/** The holds asked for by the citizen in some part of a story. */
export function holdsOf(told: readonly Told[]): readonly Hold[] {
  return told.flatMap((held, place): Hold[] => {
    const own = held.type === 'pauseTaken';
    if (!own && (held.type !== 'visitHeld' || held.payload.by !== 'citizen')) return [];
    const over = told
      .slice(place + 1)
      .find(({ type }) =>
        [
          'visitHeld',
          'pauseTaken',
          'visitReturned',
          'visitCalled',
          'attentionStarted',
          'visitTransferred',
          ...ENDS,
        ].includes(type),
      );
    return [{ stretch: [held.at, over?.at ?? Number.POSITIVE_INFINITY], confirmed: own || isConfirmed(held, told) }];
  });
}

/** By the person, between the hold and the next call. */
function isConfirmed(held: Told, told: readonly Told[]): boolean {
  const after = told.slice(told.indexOf(held) + 1);
  const call = after.findIndex(({ type }) => type === 'visitCalled');
  return after.slice(0, call < 0 ? after.length : call).some(({ type }) => type === 'holdConfirmed');
}
