/** Every delay of the machine around its pages, in milliseconds, and what happens when it ends. */
export const MACHINE_DELAYS = {
  /** A browser's page failed: it is loaded again. Under the shell, the shell decides. */
  reload: 5_000,
  /** Five taps in the corner: each comes within this time of the one before. */
  tapGap: 1_500,
  /** The last of them has been held: the gesture is made. */
  tapHold: 1_500,
  /** The technician's screen is drawn anew from what the machine says. */
  report: 2_000,
  /** How often countdowns move. */
  tick: 250,
} as const;
