/** Every delay of the kiosk, in milliseconds, and what happens when it ends. */
export const DELAYS = {
  /** Nobody has touched a question: the person is asked whether more time is needed. */
  attention: 45_000,
  /** Nobody has answered that: everything is cleared for the next person. WCAG 2.2.1 asks for 20 s or more. */
  grace: 25_000,
  /** The ticket has been on screen: back to the start. Each "more time" adds the same again. */
  ticketShown: 25_000,
  /** A ticket just drawn: its buttons begin to work, so that an impatient tap does not dismiss it unread. */
  ticketSettles: 1_200,
  /** The server has not answered a request for a ticket: it counts as offline. */
  answer: 8_000,
  /** A request for a ticket did not reach the server: it is sent again with the same key. */
  retryIssue: 3_000,
  /** The catalogue on screen grows old: it is read again. */
  refreshCatalog: 15_000,
  /** The catalogue could not be read: it is tried again. */
  reconnect: 3_000,
  /** The voice has been reading one screen: it stops, in case its engine never reports the end. */
  readAloud: 90_000,
  /** The service beside the page has not turned a text into sound: the browser's own voice reads it. */
  speech: 4_000,
  /** The same where the browser has no voice of that language: a late word is better than none. */
  onlySpeech: 20_000,
  /** How often the countdowns move. */
  tick: 250,
} as const;

/** How many times in a row a person may ask for more time without touching anything else. */
export const MAX_EXTENSIONS = 10;

/** Reads of the catalogue that fail in a row before the idle screen says that there is no connection. */
export const MISSES_BEFORE_OFFLINE = 2;
