/** Every delay of the signs, in milliseconds, and what happens when it ends. */
export const SIGN_DELAYS = {
  /** A sign has not answered: it is told again, and after three times the next one is told. */
  answer: 250,
  /** The line rests: whoever spoke lets it go. */
  rest: 20,
  /** A sign is told again what it shows: it may have been switched on meanwhile. */
  refresh: 3_000,
  /** The server has given no sign of life: every sign goes dark. A number that nobody confirms is not shown. */
  silence: 10_000,
  /** A sign that is told nothing for so long goes dark by itself (docs/manual/letreros.md). */
  watchdog: 10_000,
  /** The turns are read again, whatever the stream says. */
  read: 3_000,
  /** A converter on the network has not let us in: it is tried again. */
  connect: 5_000,
  /** A read failed: it is tried again. */
  retry: 1_000,
  /** The server is told whether all signs answer. */
  witness: 60_000,
} as const;

/** As often is a sign told something before the next one is. */
export const TRIES = 3;
