import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { openStream } from '@turno25/shared/ui/stream.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { DELAYS, MISSES_BEFORE_OFFLINE } from '../delays.ts';

export type CatalogReading = {
  readonly catalog: Catalog | null;
  /** What to add to a moment to get the branch's instant. The machine's own hour has no say in it. */
  readonly clockOffset: Millis;
  /** Reads that have failed in a row. */
  readonly misses: number;
};

type News = {
  readonly onTokenRefused: () => void;
  /** Staff may have handed some. */
  readonly onPapers: () => void;
  /** Staff may have asked something of this machine. */
  readonly onAsked: () => void;
};

/** The catalogue of the branch, kept fresh by the stream and, whatever happens to it, by asking. */
export function useCatalog(
  token: string,
  { onTokenRefused, onPapers, onAsked }: News,
): CatalogReading & { readonly offline: boolean } {
  const [reading, setReading] = useState<CatalogReading>({ catalog: null, clockOffset: 0, misses: 0 });
  const { spans } = useSources();
  const latest = useRef(0);
  const refused = useEffectEvent(onTokenRefused);
  const papers = useEffectEvent(onPapers);
  const asked = useEffectEvent(onAsked);

  const read = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const answer = await get<Catalog>('/catalog', { token });
    // An older answer that arrives late must not replace a newer one.
    if (turn !== latest.current) return;
    if (answer.ok) {
      const clockOffset = Date.parse(answer.value.now) - spans.monotonic();
      setReading({ catalog: answer.value, clockOffset, misses: 0 });
    } else if (answer.error.kind === 'problem' && answer.error.problem.status === 401) {
      return 'tokenRefused';
    } else {
      setReading((before) => ({ ...before, misses: before.misses + 1 }));
    }
  }, [token, spans]);

  const readAndReport = useEffectEvent(async () => {
    if ((await read()) === 'tokenRefused') refused();
  });

  useEffect(() => {
    void readAndReport();
    const stream = openStream('/kiosk', token);
    stream.on('catalog', () => void readAndReport());
    stream.on('papers', () => papers());
    stream.on('asked', () => asked());
    stream.on('connect', () => {
      void readAndReport();
      papers();
      asked();
    });
    return () => void stream.disconnect();
  }, [token]);
  useInterval(() => void readAndReport(), reading.misses > 0 ? DELAYS.reconnect : DELAYS.refreshCatalog);

  const offline = reading.misses >= (reading.catalog === null ? 1 : MISSES_BEFORE_OFFLINE);
  return { ...reading, offline };
}
