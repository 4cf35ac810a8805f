import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { DELAYS } from '../common/delays.ts';
import { mayReload, type Reloads, versionOf, withReload } from './version.ts';

type Means = {
  readonly timers: Timers;
  readonly random: Random;
  /** What the page that is open is made of; null: it was not built, and is never exchanged. */
  readonly own: string | null;
  /** The page as the server has it now; null without an answer. */
  readonly fetchPage: () => Promise<string | null>;
  /** Whether nothing is being said or has just been called, and the server answers. */
  readonly isIdle: () => boolean;
  /** The branch's instant; null while it is not known. */
  readonly instant: () => Instant | null;
  /** Null where nothing can be kept: then no page is exchanged, since a loop could not be told. */
  readonly kept: { readonly read: () => Reloads; readonly keep: (reloads: Reloads) => void } | null;
  readonly reload: () => void;
};

/** Asks now and then whether the server has another version of this page, and exchanges it while nobody misses anything. */
export function watchVersion(means: Means): { readonly lookSoon: () => void; readonly stop: Cancel } {
  const { timers, random, own, fetchPage, isIdle, instant, kept, reload } = means;
  let planned: Cancel = () => undefined;
  let stopped = false;
  const plan = (millis: number): void => {
    planned();
    if (!stopped) planned = timers.after(millis * (1 - random() / 2), () => void look());
  };
  const look = async (): Promise<void> => {
    const offered = own === null || kept === null ? null : versionOf((await fetchPage()) ?? '');
    const now = instant();
    if (stopped) return;
    const wanted = own !== null && kept !== null && now !== null && mayReload(own, offered, kept.read(), now);
    if (!wanted || offered === null) return plan(DELAYS.version);
    if (!isIdle()) return plan(DELAYS.idle);
    kept.keep(withReload(kept.read(), offered, now));
    reload();
    plan(DELAYS.version);
  };
  plan(DELAYS.version);
  return {
    lookSoon: () => plan(DELAYS.idle),
    stop: () => {
      stopped = true;
      planned();
    },
  };
}
