import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import { withHead } from '@turno25/shared/evidence/keptHeads.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useEffect, useEffectEvent } from 'react';
import { DELAYS } from '../common/delays.ts';

const PLACE = 'turno25.heads';

/** No sound comes out of it; the output of its hearing loop is not there. */
type SoundTrouble = { readonly muted: boolean; readonly loopMissing: boolean };

/** A board remembers the end of the branch's ledger, and hands it back when it connects and every minute;
 * and says whether it sounds. */
export function useWitness(token: string, { muted, loopMissing }: SoundTrouble): void {
  const { clock } = useSources();
  const witness = useEffectEvent(async () => {
    const kept = keptHeads();
    const body = { heads: kept, now: Math.floor(clock.now()), muted, loopMissing };
    const answer = await command<{ readonly head: SignedHead }>('POST', '/ledger/witness', body, { token });
    // Whatever the server says, nothing is forgotten: who rewrote its ledger would say that it understands nothing.
    if (answer.ok) localStorage.setItem(PLACE, JSON.stringify(withHead(kept, answer.value.head)));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another token is another branch, and sound that is lost is told, at once
  useEffect(() => void witness(), [token, muted, loopMissing]);
  useInterval(() => void witness(), DELAYS.witness);
}

function keptHeads(): readonly SignedHead[] {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as readonly SignedHead[];
  } catch {
    return [];
  }
}
