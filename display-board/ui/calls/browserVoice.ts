import { speak } from '@turno25/shared/ui/speech.ts';
import { CALL_CHIME, playTone } from '@turno25/shared/ui/tone.ts';
import type { Voice } from './speaker.ts';

/** The browser's own sound. */
export const BROWSER_VOICE: Voice = { chime: () => playTone(CALL_CHIME), speak };
