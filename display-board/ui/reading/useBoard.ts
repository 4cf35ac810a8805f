import { systemRandom } from '@turno25/shared/time/random.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { BROWSER_VOICE } from '../calls/browserVoice.ts';
import { BoardFollower, type Following } from './follow.ts';
import { BROWSER_MEMORY, browserLine } from './line.ts';
import { useAnnounced } from './useAnnounced.ts';

/** The board at work on this screen; null until it has begun. */
export function useBoard(token: string, onTokenRefused: () => void): Following | null {
  const time = useSources();
  const [following, setFollowing] = useState<Following | null>(null);
  const refused = useEffectEvent(onTokenRefused);

  useEffect(() => {
    // One that only shows leaves the sound to another board of the room.
    const shows = (): boolean => follower.now.view?.silent === true;
    const follower: BoardFollower = new BoardFollower({
      time,
      random: systemRandom,
      line: browserLine(token),
      voice: {
        chime: () => {
          if (!shows()) BROWSER_VOICE.chime();
        },
        speak: (...sentence) => (shows() ? Promise.resolve() : BROWSER_VOICE.speak(...sentence)),
      },
      memory: BROWSER_MEMORY,
      onChange: setFollowing,
      onRefused: () => refused(),
    });
    setFollowing(follower.now);
    follower.start();
    return () => follower.stop();
  }, [token, time]);

  useTellShown(token, following);
  return following;
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
