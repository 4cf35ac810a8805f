/** Every delay of the board, in milliseconds, and what happens when it ends. */
export const DELAYS = {
  /** The chime has sounded: the voice begins. */
  chime: 1_400,
  /** The voice has not reported its end: the announcement counts as spoken. */
  voice: 9_000,
  /** The sound of a call has not come from the server: the browser says it itself. */
  fetch: 2_500,
  /** How often it is looked at where sound can go. */
  outputs: 10_000,
  /** A number stays marked at least this long, so that it can be read where nothing is heard. */
  marked: 5_000,
  /** Neither heartbeat nor answer since then: the board says that it has no connection. */
  silence: 10_000,
  /** A read failed: the calls are asked for again, each time after twice as long, up to the longest; drawn up to half shorter. */
  retry: 1_000,
  retryLongest: 15_000,
  /** Something more was found missing while it was read: read again. */
  again: 250,
  /** The waits on screen grow old: they are read again, and with them any call the stream did not bring. */
  refresh: 15_000,
  /** The wall clock went so much further than the monotonic one: the machine slept, or was set. */
  slept: 10_000,
  /** How often it is asked whether the server has another version of the page; and at once after a cut. */
  version: 600_000,
  /** Nothing was called for so long, and nothing is being said: the page may be exchanged. */
  idle: 60_000,
  /** No page is exchanged sooner after another, and none for the same version again sooner than the second of them. */
  reload: 600_000,
  reloadSame: 86_400_000,
  /** The next page of waits is shown. */
  waitsPage: 12_000,
  /** The waits have been in sight so long: a picture or a video of the branch comes next. */
  waitsShown: 24_000,
  /** A picture gives way to the waits; a video that has not come to its end by itself does so too. */
  picture: 12_000,
  video: 180_000,
  /** The end of the branch's ledger is kept again, and handed back. */
  witness: 60_000,
  /** Calls that are on screen are told to the server. */
  announced: 1_000,
  /** A browser that lets sound through has begun it by now. */
  sound: 800,
  /** How often the clock and the silence on screen are looked at. */
  tick: 500,
  /** The page failed: a browser loads it again. Under the shell, the shell decides. */
  failed: 5_000,
  /** How often it is looked at whether a night has passed, or the machine slept. */
  look: 5_000,
} as const;
