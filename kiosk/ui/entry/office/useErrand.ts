import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent } from 'react';
import { DELAYS } from '../../common/delays.ts';
import { type Errand, run } from './errand.ts';
import type { Answer, TicketOffice } from './ticketOffice.ts';

type Options = {
  readonly errand: Errand | null;
  readonly office: TicketOffice;
  readonly onAnswer: (key: string, answer: Answer) => void;
  readonly onRetry: () => void;
};

/**
 * Runs the errand on screen. A ticket is asked for again with the same key while nobody answers; an arrival only when its
 * person wants it so, who may take an ordinary ticket instead.
 */
export function useErrand({ errand, office, onAnswer, onRetry }: Options): void {
  const { timers } = useSources();
  const send = useEffectEvent((asked: Errand, signal: AbortSignal) => run(office, asked, signal));
  const answered = useEffectEvent(onAnswer);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (errand === null) return;
    if (errand.state === 'unreached') {
      return errand.kind === 'checkIn' ? undefined : timers.after(DELAYS.retryIssue, () => retry());
    }
    const abort = new AbortController();
    const giveUp = timers.after(DELAYS.answer, () => abort.abort());
    void send(errand, abort.signal)
      .then((answer) => answered(errand.request.key, answer))
      .finally(giveUp);
    return undefined;
  }, [errand, timers]);
}
