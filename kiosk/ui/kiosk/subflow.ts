import type { RefObject } from 'react';

/** What a flow inside the kiosk's (the survey, the OIRS) tells its frame. */
export type Subflow = {
  /** A new screen of it is shown. */
  readonly onScreen: (name: string) => void;
  /** Goes one screen back; false at its first one, where the frame goes back itself. */
  readonly back: RefObject<(() => boolean) | null>;
};
