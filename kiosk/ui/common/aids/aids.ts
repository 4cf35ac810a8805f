/** What a person sets to be able to use the kiosk; every person starts from the same. */
export type Aids = {
  readonly text: 1 | 2 | 3;
  readonly contrast: 'normal' | 'high';
  /** `low` brings everything that is touched to the lower half. */
  readonly reach: 'normal' | 'low';
  /** The guide by voice and keys; `loud` for a noisy room. */
  readonly voice: 'off' | 'on' | 'loud';
};

export const DEFAULT_AIDS: Aids = { text: 1, contrast: 'normal', reach: 'normal', voice: 'off' };

const NEXT_TEXT = { 1: 2, 2: 3, 3: 1 } as const;
const NEXT_VOICE = { off: 'on', on: 'loud', loud: 'off' } as const;

/** The settings after touching one of the foot's controls. */
export const toggled = {
  text: (aids: Aids): Aids => ({ ...aids, text: NEXT_TEXT[aids.text] }),
  contrast: (aids: Aids): Aids => ({ ...aids, contrast: aids.contrast === 'normal' ? 'high' : 'normal' }),
  reach: (aids: Aids): Aids => ({ ...aids, reach: aids.reach === 'normal' ? 'low' : 'normal' }),
  voice: (aids: Aids): Aids => ({ ...aids, voice: NEXT_VOICE[aids.voice] }),
} as const;
