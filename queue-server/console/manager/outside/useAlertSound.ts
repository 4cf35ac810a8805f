import { useSources } from '@turno25/shared/ui/sources.ts';
import { ALERT_SOUND, playTone, soundAllowed } from '@turno25/shared/ui/tone.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { lookAt, type SeenAlerts } from './newAlerts.ts';

/** The wish is this browser's own: off until somebody turns it on there. */
const PLACE = 'turno25.alertSound';
/** A browser that lets sound through begins within this. */
const ANSWER_MS = 700;

export type AlertSound = {
  readonly wanted: boolean;
  /** It is wanted, and the browser holds it back. */
  readonly refused: boolean;
  readonly toggle: () => void;
};

/** Sounds when there is an alert that was not there before, where this browser was asked to and lets it. */
export function useAlertSound(ids: readonly string[]): AlertSound {
  const { clock, timers } = useSources();
  const [wanted, setWanted] = useState(() => read());
  const [refused, setRefused] = useState(false);
  const seen = useRef<SeenAlerts>(null);
  const sound = async (): Promise<void> => {
    const allowed = await soundAllowed(timers, ANSWER_MS);
    setRefused(!allowed);
    if (allowed) playTone(ALERT_SOUND);
  };
  const look = useEffectEvent(() => {
    const { isNew, seen: known } = lookAt(seen.current, ids, clock.now());
    seen.current = known;
    if (isNew && wanted) void sound();
  });
  const askFirst = useEffectEvent(async () => {
    if (wanted) setRefused(!(await soundAllowed(timers, ANSWER_MS)));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the list changes, by what is in it
  useEffect(() => look(), [ids.join(' ')]);
  useEffect(() => void askFirst(), []);
  return {
    wanted,
    refused: wanted && refused,
    toggle: () => {
      const next = !wanted;
      setWanted(next);
      keep(next);
      // It is heard at once, so that whoever asked for it knows how it sounds, or that it does not.
      if (next) void sound();
    },
  };
}

function read(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'on';
  } catch {
    return false;
  }
}

/** A browser that keeps nothing sounds until the page is closed. */
function keep(wanted: boolean): void {
  try {
    if (wanted) localStorage.setItem(PLACE, 'on');
    else localStorage.removeItem(PLACE);
  } catch {
    // As it says above.
  }
}
