import { systemRandom } from '@turno25/shared/time/random.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { BoardVoice, type Played, type SoundSettings } from '../calls/boardVoice.ts';
import { browserSound } from '../calls/browserSound.ts';
import { type Outputs, useOutputs } from '../calls/useOutputs.ts';
import { BoardFollower, type Following } from './follow.ts';
import { BROWSER_MEMORY, browserLine } from './line.ts';
import { useAnnounced } from './useAnnounced.ts';

/** The board at work on this screen, and what becomes of its sound. */
type AtWork = {
  /** Null until it has begun. */
  readonly following: Following | null;
  /** How the last announcement went; null before the first. */
  readonly played: Played | null;
  readonly outputs: Outputs;
};

export function useBoard(token: string, onTokenRefused: () => void): AtWork {
  const time = useSources();
  const [following, setFollowing] = useState<Following | null>(null);
  const [played, setPlayed] = useState<Played | null>(null);
  const outputs = useOutputs(following?.view?.loop ?? null);
  const refused = useEffectEvent(onTokenRefused);
  const loop = useRef<string | null>(null);
  useEffect(() => {
    loop.current = outputs.loop;
  }, [outputs.loop]);

  useEffect(() => {
    const settings = (): SoundSettings => {
      const view = follower.now.view;
      return { silent: view?.silent === true, volume: (view?.volume ?? 100) / 100, loop: loop.current };
    };
    const follower: BoardFollower = new BoardFollower({
      time,
      random: systemRandom,
      line: browserLine(token),
      voice: new BoardVoice({ ...browserSound(token), settings, onPlayed: setPlayed }),
      memory: BROWSER_MEMORY,
      onChange: setFollowing,
      onRefused: () => refused(),
    });
    setFollowing(follower.now);
    follower.start();
    return () => follower.stop();
  }, [token, time]);

  useTellShown(token, following);
  return { following, played, outputs };
}

/** Tells the server of each call on screen that somebody waits for, once: from then on its person can come. */
function useTellShown(token: string, following: Following | null): void {
  const announced = useAnnounced(token);
  const told = useRef<ReadonlySet<number>>(new Set());
  const shown = following?.announcements.shown;
  useEffect(() => {
    if (shown === undefined) return;
    for (const { seq, awaited } of [...shown].reverse()) if (awaited && !told.current.has(seq)) announced(seq);
    told.current = new Set(shown.map(({ seq }) => seq));
  }, [shown, announced]);
}
