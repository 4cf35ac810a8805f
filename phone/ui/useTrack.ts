import type { TrackView } from '@turno25/shared/contracts/tickets.ts';
import { systemRandom } from '@turno25/shared/time/random.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { command, getIfChanged, type Tagged } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useState } from 'react';
import { type Asking, startAsking } from './asking.ts';

type Missing = 'unknown' | 'notArrived';

export type Track = {
  readonly view: TrackView | null;
  /** `notArrived`: a kiosk gave this ticket without the server, and has not brought it home. `unknown`: there is none such. */
  readonly missing: Missing | null;
  /** When the last answer came, while newer ones fail. */
  readonly staleSince: Moment | null;
  readonly leave: () => Promise<boolean>;
  /** The person says that they asked for the pause. */
  readonly confirmHold: () => Promise<boolean>;
  /** The person needs ten minutes; and is on their way again. */
  readonly pause: () => Promise<boolean>;
  readonly resume: () => Promise<boolean>;
};

type Reading = {
  readonly view: TrackView | null;
  readonly missing: Missing | null;
  readonly at: Moment;
  readonly failing: boolean;
};

/** One visit as its holder sees it, kept fresh by asking. */
export function useTrack(token: string): Track {
  const [reading, setReading] = useState<Reading>({ view: null, missing: null, at: 0, failing: false });
  const [asking, setAsking] = useState<Asking | null>(null);
  const { spans, timers, newId } = useSources();

  useEffect(() => {
    // A full hall asks every few seconds, and most answers are the one before.
    let known: Tagged<TrackView> | null = null;
    const started = startAsking({
      timers,
      random: systemRandom,
      ask: async (current) => {
        const answer = await getIfChanged<TrackView>(`/track/${token}`, known);
        if (!current()) return null;
        if (answer.ok) {
          known = answer.value;
          const view = answer.value.value;
          setReading({ view, missing: null, at: spans.monotonic(), failing: false });
          return view.status;
        }
        if (answer.error.kind === 'problem' && answer.error.problem.status < 500) {
          const missing = answer.error.problem.code === 'token.notArrived' ? 'notArrived' : 'unknown';
          setReading((before) => ({ ...before, missing: before.view === null ? missing : null, failing: false }));
        } else setReading((before) => ({ ...before, failing: true }));
        return null;
      },
    });
    setAsking(started);
    const woken = (): void => void started.now();
    document.addEventListener('visibilitychange', woken);
    return () => {
      document.removeEventListener('visibilitychange', woken);
      started.stop();
    };
  }, [token, spans, timers]);

  const send = useCallback(
    async (method: 'DELETE' | 'POST', path: string) => {
      const answer = await command(method, path, undefined, { key: newId() });
      await asking?.now();
      return answer.ok;
    },
    [asking, newId],
  );
  const leave = useCallback(() => send('DELETE', `/track/${token}`), [send, token]);
  const confirmHold = useCallback(() => send('POST', `/track/${token}/confirm-hold`), [send, token]);

  const pause = useCallback(() => send('POST', `/track/${token}/pause`), [send, token]);
  const resume = useCallback(() => send('POST', `/track/${token}/resume`), [send, token]);

  const { view, missing, at, failing } = reading;
  return { view, missing, staleSince: failing && view !== null ? at : null, leave, confirmHold, pause, resume };
}
