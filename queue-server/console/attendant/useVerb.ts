import type { CounterAnswer, VisitView } from '@turno25/shared/contracts/counters.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useState } from 'react';
import type { Live } from '../live/useLive.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { type Delays, learnDelay } from './verbs.ts';

/** Long enough to read twice; later it would speak of something that is no longer so. */
const TROUBLE_MS = 12_000;

/** What is done with whoever is at the counter names them: another window may have gone on to the next person meanwhile. */
const OF_VISIT: ReadonlySet<string> = new Set([
  'recall',
  'start',
  'undo-start',
  'undo-end',
  'finish',
  'no-show',
  'transfer',
  'hold',
]);

type WhyOfCall = { readonly visitId: string; readonly sentence: string };

export type VerbDesk = {
  readonly busy: boolean;
  readonly trouble: string | null;
  readonly why: WhyOfCall | null;
  readonly delays: Delays | null;
  readonly forget: () => void;
  /** Runs a verb of the counter; answers whether it was done. */
  readonly run: (verb: string, body: object, visit: VisitView | null) => Promise<boolean>;
  readonly remove: (visitId: string, body: unknown) => Promise<boolean>;
};

/** Sends the verbs of one counter and keeps what their answers say. */
export function useVerb(live: Live, counterId: string): VerbDesk {
  const { send, busy } = useSend();
  const { timers } = useSources();
  const { clock, place, refresh } = live;
  const [trouble, setTrouble] = useState<string | null>(null);
  const [why, setWhy] = useState<WhyOfCall | null>(null);
  const [delays, setDelays] = useState<Delays | null>(null);
  const forget = useCallback(() => setTrouble(null), []);
  useEffect(() => (trouble === null ? undefined : timers.after(TROUBLE_MS, forget)), [trouble, forget, timers]);

  const run = useCallback(
    async (verb: string, body: object, visit: VisitView | null) => {
      const seen = visit !== null && OF_VISIT.has(verb) ? { visitId: visit.id } : {};
      const answer = await send<CounterAnswer>(`/counters/${counterId}/${verb}`, { ...body, ...seen });
      if (answer === null) return false;
      if (!answer.ok) {
        const { error } = answer;
        setTrouble(commandTrouble(error));
        if (visit !== null && error.kind === 'problem') {
          setDelays((known) => learnDelay(known, visit, error.problem, clock.now()));
        }
        void refresh();
        return false;
      }
      setTrouble(null);
      place(answer.value.counter);
      const called = answer.value.counter.visit;
      if (answer.value.why !== null && called !== null)
        setWhy({ visitId: called.id, sentence: answer.value.why.sentence });
      void refresh();
      return true;
    },
    [clock, counterId, place, refresh, send],
  );

  const remove = useCallback(
    async (visitId: string, body: unknown) => {
      const answer = await send<unknown>(`/tickets/${visitId}/remove`, body);
      if (answer === null) return false;
      setTrouble(answer.ok ? null : commandTrouble(answer.error));
      void refresh();
      return answer.ok;
    },
    [refresh, send],
  );
  return { busy, trouble, why, delays, forget, run, remove };
}
