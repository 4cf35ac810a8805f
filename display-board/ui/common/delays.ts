/** Every delay of the board, in milliseconds, and what happens when it ends. */
export const DELAYS = {
  /** The chime has sounded: the voice begins. */
  chime: 1_400,
  /** The voice has not reported its end: the announcement counts as spoken. */
  voice: 9_000,
  /** A number stays marked at least this long, so that it can be read where nothing is heard. */
  marked: 5_000,
  /** Neither heartbeat nor answer since then: the board says that it has no connection. */
  silence: 10_000,
  /** The stream is silent or a read failed: the calls are asked for over HTTP. */
  catchUp: 2_000,
  /** The waits on screen grow old: they are read again, and with them any call the stream did not bring. */
  refresh: 15_000,
  /** The next page of waits is shown. */
  waitsPage: 12_000,
  /** The end of the branch's ledger is kept again, and handed back. */
  witness: 60_000,
  /** Calls that are on screen are told to the server. */
  announced: 1_000,
  /** A browser that lets sound through has begun it by now. */
  sound: 800,
  /** How often the clock and the silence are looked at. */
  tick: 500,
} as const;
