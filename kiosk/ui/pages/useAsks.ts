import type { KioskAsks, TestOutcome } from '@turno25/shared/contracts/asks.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { command, get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { DELAYS } from '../common/delays.ts';
import { tryPart } from '../common/devices/trials.ts';
import type { Voice } from '../common/guide/voice/voice.ts';
import type { DeviceHost } from '../common/host/deviceHost.ts';

type Options = {
  readonly token: string;
  readonly host: DeviceHost | null;
  readonly voice: Voice;
  readonly catalog: Catalog | null;
  /** Whether nobody is at the machine: a slip would be taken for one's own, and a page that is loaded again forgets who they are. */
  readonly alone: boolean;
};

/**
 * Does what staff ask of this machine from the branch's pages, once nobody is at it: tests, and to load this page again. Call what
 * it answers when there may be something.
 */
export function useAsks({ token, host, voice, catalog, alone }: Options): () => void {
  const { newId, timers } = useSources();
  const [times, setTimes] = useState(0);
  /** What was asked before this page was opened is done: no page is loaded twice for one word. */
  const reloadedFor = useRef<string | null | undefined>(undefined);
  /** What became of each, so that none is made twice while the server does not hear of it, or while it is being made. */
  const made = useRef(new Map<string, Promise<TestOutcome | null>>());
  const again = useCallback(() => setTimes((before) => before + 1), []);

  /** False where the server, or the service beside the page, has to be asked again. */
  const test = async (asked: KioskAsks['tests'][number], name: string, { branch }: Catalog): Promise<boolean> => {
    const place = { branch: branch.name, device: name === '' ? branch.name : name, zone: branch.zone };
    const trial = made.current.get(asked.id) ?? tryPart(asked, place, host, voice);
    made.current.set(asked.id, trial);
    const outcome = await trial;
    if (outcome === null) {
      made.current.delete(asked.id);
      return false;
    }
    const path = `/devices/me/tests/${asked.id}`;
    const told = await command<null>('POST', path, { outcome }, { token, key: newId() });
    return told.ok || told.error.kind === 'problem';
  };
  const answer = useEffectEvent(async (isStale: () => boolean) => {
    const asks = await get<KioskAsks>('/devices/me/asks', { token });
    if (!asks.ok || catalog === null) return;
    const { reloadAt, name, tests } = asks.value;
    reloadedFor.current ??= reloadAt ?? 'never';
    let all = true;
    for (const asked of tests) {
      if (isStale()) return;
      all = (await test(asked, name, catalog)) && all;
    }
    if (!all) timers.after(DELAYS.reconnect, again);
    else if (!isStale() && reloadAt !== null && reloadAt !== reloadedFor.current) location.reload();
  });
  const due = alone && catalog !== null ? times : 0;
  useEffect(() => {
    if (due === 0) return;
    let stale = false;
    void answer(() => stale);
    return () => {
      stale = true;
    };
  }, [due]);
  return again;
}
