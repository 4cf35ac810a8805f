import type { BoardView } from '@turno25/shared/contracts/board.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { openStream } from '@turno25/shared/ui/stream.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { type Announcements, announce, NO_ANNOUNCEMENTS, readAfter } from '../calls/announcements.ts';
import { DELAYS } from '../common/delays.ts';
import { useAnnounced } from './useAnnounced.ts';

export type BoardReading = {
  readonly announcements: Announcements;
  /** The last answer: waits, notices, name; null before the first. */
  readonly view: BoardView | null;
  /** What to add to a moment to get the branch's instant. The machine's own hour has no say in it. */
  readonly clockOffset: Millis;
  /** When the server last gave any sign of life. */
  readonly heardAt: Moment;
  readonly onSpoken: (seq: number) => void;
};

/** The board's calls and waits: told by the stream, and read over HTTP whenever the stream may have missed something. */
export function useBoard(token: string, onTokenRefused: () => void): BoardReading {
  const { spans, timers } = useSources();
  const [announcements, tell] = useReducer(announce, NO_ANNOUNCEMENTS);
  const [view, setView] = useState<BoardView | null>(null);
  const [clockOffset, setClockOffset] = useState(0);
  const [heardAt, setHeardAt] = useState(spans.monotonic);
  const [reads, setReads] = useState(0);
  const [failed, setFailed] = useState(false);
  const reading = useRef(false);
  const announced = useAnnounced(token);

  const read = useEffectEvent(async () => {
    // One read at a time: the next one starts from what this one brings.
    if (reading.current) return;
    reading.current = true;
    const { gap } = announcements;
    const after = readAfter(announcements);
    const path = after === null ? '/board' : `/board?after=${after}`;
    const abort = new AbortController();
    const giveUp = timers.after(DELAYS.silence, () => abort.abort());
    const answer = await get<BoardView>(path, { token, signal: abort.signal });
    giveUp();
    reading.current = false;
    setFailed(!answer.ok);
    if (answer.ok) {
      setView(answer.value);
      setClockOffset(Date.parse(answer.value.now) - spans.monotonic());
      setHeardAt(spans.monotonic());
      tell({ type: 'read', view: answer.value, after, gap });
      setReads((count) => count + 1);
    } else if (answer.error.kind === 'problem' && answer.error.problem.status === 401) {
      onTokenRefused();
    }
  });

  useEffect(() => {
    const stream = openStream('/board', token);
    stream.on('connect', () => tell({ type: 'reconnected' }));
    stream.on('call', (message) => {
      setHeardAt(spans.monotonic());
      tell({ type: 'streamed', message });
    });
    stream.on('heartbeat', ({ epoch }) => {
      setHeardAt(spans.monotonic());
      tell({ type: 'beaten', epoch });
    });
    stream.on('waits', () => void read());
    return () => void stream.disconnect();
  }, [token, spans]);

  const { missing } = announcements;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is still missing after a read is read at once
  useEffect(() => {
    if (missing !== 'nothing') void read();
  }, [missing, reads]);
  useInterval(() => void read(), failed || missing !== 'nothing' ? DELAYS.catchUp : DELAYS.refresh);

  // What it showed when it began was shown by whoever was here before.
  const toldUpTo = useRef<{ readonly epoch: string; readonly seq: number } | null>(null);
  const { epoch, shown, lastSeq } = announcements;
  useEffect(() => {
    if (epoch === null) return;
    const before = toldUpTo.current?.epoch === epoch ? toldUpTo.current.seq : lastSeq;
    for (const { seq } of [...shown].reverse()) if (seq > before) announced(seq);
    toldUpTo.current = { epoch, seq: lastSeq };
  }, [epoch, shown, lastSeq, announced]);

  const onSpoken = (seq: number): void => tell({ type: 'spoken', seq });
  return { announcements, view, clockOffset, heardAt, onSpoken };
}
