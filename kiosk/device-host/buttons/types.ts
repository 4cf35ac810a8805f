/** The keys of the box for people who do not use the screen. */
export const BUTTONS = ['previous', 'next', 'confirm', 'back', 'repeat', 'help', 'louder', 'softer'] as const;
export type Button = (typeof BUTTONS)[number];
export type ButtonBoxStatus = 'connected' | 'disconnected';

/** What the rest of the kiosk may know of a button box. */
export type ButtonBox = {
  readonly status: () => ButtonBoxStatus;
  readonly start: () => void;
  readonly stop: () => void;
  /** Both return the way to stop listening. */
  readonly onPress: (listener: (button: Button) => void) => () => void;
  readonly onStatus: (listener: (status: ButtonBoxStatus) => void) => () => void;
};
