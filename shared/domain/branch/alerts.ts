/** What asks for the manager's attention, by kind. */
export const ALERT_KINDS = [
  'serviceUncovered',
  'limitNear',
  'longPause',
  'longAttention',
  'callWithoutStart',
  'clockSetBack',
  'numbersExhausted',
  'paperLost',
  'planFailed',
  'handoverLate',
  'deliveryRefused',
  'nationalRefused',
  'ledgerBroken',
  'witnessDisagreed',
  'clockAhead',
  'clockDiffers',
  'backupLate',
  'boardMuted',
  'boardLoop',
  'signSilent',
  'suspensionAsked',
  'oirsDue',
  'mailFailed',
  'setAside',
  'deviceLost',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Where alerts are told outside the branch, and which. */
export type AlertHook = {
  readonly url: string;
  /** The address is of the branch's own network, and may be plain HTTP. Absent: outside, by HTTPS alone. */
  readonly local?: true;
  /** Absent: every kind. */
  readonly kinds?: readonly AlertKind[];
};
