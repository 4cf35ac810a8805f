import { type BackOff, backOffMs } from '@turno25/shared/time/backOff.ts';
import { type Random, systemRandom } from '@turno25/shared/time/random.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';
import type { CentreToken } from '../centre/centreToken.ts';
import type { Measure } from '../centre/delivery.ts';
import { Push, type Tried } from '../centre/push.ts';

/** What is new goes so often: the centre's day is as old as this. */
const LOOK_EVERY_MS = 30_000;
/** A mobile unit that finds a network has it for minutes, so that it never waits long; what only a person mends is asked less often. */
const AGAIN: BackOff = { first: 5_000, most: 120_000 };
const BY_A_PERSON: BackOff = { first: 60_000, most: 3_600_000 };

/** Delivers the branch's evidence to the centre where the settings say where it is; nothing of the branch waits for it. */
export function keepPush(
  branch: Branch,
  token: CentreToken | null,
  timers: Timers,
  { random = systemRandom, measure }: { readonly random?: Random; readonly measure?: Measure } = {},
): Cancel {
  const push = new Push(branch, token, measure);
  let failures = 0;
  let stopped = false;
  let looking = false;
  let cancel: Cancel = () => undefined;
  const plan = (millis: number): void => {
    cancel = timers.after(millis, () => void look());
  };
  const look = async (): Promise<void> => {
    looking = true;
    const tried = push.address === null ? null : await push.once().catch((): Tried => UNEXPECTED);
    looking = false;
    if (stopped) return;
    failures = tried?.done === 'nothing' ? failures + 1 : 0;
    plan(waitAfter(tried, failures, random));
  };
  // Whoever has just published where the centre is wants to see that it works.
  const unfollow = branch.engine.onCommitted((events) => {
    if (looking || !events.some(({ type }) => type === 'configPublished')) return;
    failures = 0;
    cancel();
    plan(0);
  });
  // Branches that come back with the light do not all call in the same second.
  plan(backOffMs(1, AGAIN, random));
  return () => {
    stopped = true;
    unfollow();
    cancel();
    push.stop();
  };
}

const UNEXPECTED: Tried = { done: 'nothing', trouble: 'file' };

function waitAfter(tried: Tried | null, failures: number, random: Random): number {
  if (tried === null || tried.done === 'all') return LOOK_EVERY_MS;
  if (tried.done === 'some') return 0;
  const mends = tried.trouble === 'unreachable' || tried.trouble === 'slow' || tried.trouble === 'busy';
  const wait = backOffMs(failures, mends || tried.trouble === 'file' ? AGAIN : BY_A_PERSON, random);
  return Math.max(wait, tried.retryAfterMs ?? 0);
}
