/**
 * Constants that come from a rule of law, from an institution's own rule or from the field, each with where it was read.
 * What a branch may set differently is a setting, and this is its default. `docs/domain.md` has the sources in full.
 */

/**
 * Longest wait of the standard, minutes, itself inside it (`wait <= limit`). Acta IPS/SEGPRES of 2017-12-07: "un máximo de
 * 25 minutos"; inclusive as the bands of Chile's tax service put exactly the limit inside (docs/domain.md A0, A1, D2).
 */
export const STANDARD_MINUTES = 25;

/** Upper ends of the waiting bands, minutes, closed on the right, as Chile's tax service published them (docs/domain.md A1, D2). */
export const WAITING_BANDS_MINUTES = [10, 20, STANDARD_MINUTES, 40] as const;

/** Weighted compliance of all goals of a part from which it is paid whole, and half, percent (Ley 19.553 art. 6 b and 7, docs/domain.md A1, D3). */
export const BONUS_BANDS = { all: 90, half: 75 } as const;

/**
 * What the modernisation bonus comes to, percent of its base of pay: the fixed part, the institutional one and the collective one
 * (DIPRES, "Resultados PMG 2015"; half of the collective part inferred from 2006: docs/domain.md A1, D3).
 */
export const BONUS_PERCENT = {
  fixed: 15,
  institutional: { all: 7.6, half: 3.8, nothing: 0 },
  collective: { all: 8, half: 4, nothing: 0 },
} as const;

/**
 * How long before and after its hour an appointment may be checked in, minutes; later, the person waits in order of
 * arrival. The rule of a booking system that was read (docs/domain.md D6).
 */
export const CHECK_IN_MINUTES = { early: 15, late: 5 } as const;

/**
 * How long an attention must last that no finish ended, seconds, so that it is one: a touch of a button is not. Just as long
 * is enough. The least that a branch may set, and what it has when it sets nothing (ADR 0022).
 */
export const MIN_ATTENTION_SECONDS = 60;

/**
 * How long after it the end of a turn may be taken back, seconds: time to see that it was the wrong button, and not to think
 * again about how the person left (ADR 0058).
 */
export const UNDO_END_SECONDS = 15;

/** How far ahead a configuration may be planned, days: a quarter, and what nobody remembers any more does not come into force (ADR 0059). */
export const PLAN_DAYS = 92;

/** How long before its hour an appointment must have been made to be waited from, minutes: whoever planned by it knew of it then (ADR 0022). */
export const LEAD_MINUTES = 120;

/**
 * Business days to answer, by kind, where neither branch nor institution sets its own. No general rule for complaints was
 * found in the law: five is what CONADI publishes, twenty the term of the final decision (Ley 19.880 art. 24). A
 * compliment asks for no answer (docs/domain.md A7).
 */
export const ANSWER_BUSINESS_DAYS = { query: 5, complaint: 5, suggestion: 20, compliment: null, request: 20 } as const;

/**
 * Hours in which what is another institution's to answer is passed on to it (Ley 19.880 art. 14; its text was not at hand:
 * docs/domain.md A7). Hours of the clock: only terms of days leave out days of rest.
 */
export const REFER_HOURS = 24;

/**
 * How long a page may be left alone before it is locked, minutes, where the branch sets nothing: PCI DSS 4.0, 8.2.8, the rule of
 * counters where money is handled, asks whoever was idle for more than fifteen to show again who they are (ADR 0055).
 */
export const IDLE_MINUTES = 15;

/**
 * Days that somebody has to answer a signal about their own work before anybody else may: the rule is ours, so that whoever is
 * spoken of is heard first (principle of contradiction, Ley 19.880 art. 10).
 */
export const OWN_ANSWER_DAYS = 7;

/** Days that do not count in terms of days: Saturdays, Sundays and holidays (Ley 19.880 art. 25). */
export const DAYS_OF_REST = ['sat', 'sun'] as const;

/**
 * A person who returns for the same service is recognised for this many days (docs/domain.md D5), and no longer:
 * identities are kept only as long as necessary (Ley 21.719, proportionality; docs/domain.md A4).
 */
export const RECOGNITION_DAYS = 30;

/** Anonymous answers closer together than this on one kiosk are kept and not counted: a child playing with the buttons (docs/domain.md D4). */
export const ANONYMOUS_GAP_SECONDS = 5;

/** Anonymous answers of one kiosk that count in an hour; more people than that do not pass by one machine (ADR 0024). */
export const ANONYMOUS_AN_HOUR = 30;

/** A machine's clock that goes ahead by more than this against the time that has passed is not followed until somebody confirms it, seconds (ADR 0031). */
export const CLOCK_JUMP_SECONDS = 120;

/** A branch that starts so long after its ledger's last instant asks whether the date is right, days (ADR 0031). */
export const CLOCK_GAP_DAYS = 10;

/**
 * Days that the key of a personal text is kept after its case is closed; then it is destroyed, and what it sealed is
 * gone wherever a copy lies. Personal data are kept only for as long as their purpose needs (Ley 19.628 art. 3 c, as
 * Ley 21.719 has it); no rule was found that names these terms, so that each has its reason beside it. A branch may set
 * longer ones, never shorter: a manager must not make a complaint about them go away.
 */
export const RETENTION_DAYS = {
  /**
   * OIRS, from the closing of the folio. What it complains of can be pursued for four years (disciplinary action against
   * a public servant: Ley 18.834 art. 158; from general knowledge, its text was not at hand).
   */
  oirs: 1_461,
  /** What staff wrote about a visit, from the end of the day: it is evidence of the same conduct for as long. */
  note: 1_461,
  /** What a manager wrote to whoever attends, from the day that it was written: it is evidence of the same conduct for as long. */
  message: 1_461,
  /** A note on a day, from when it was written: it is there for as long as the figure that it stands beside can be disputed. */
  dayNote: 1_461,
  /** The act by which a visit was excluded, from the exclusion: it must be there while the exclusion can be disputed, as above. */
  act: 1_461,
  /** The words of a survey, from the end of the day: read until the year that they belong to is measured and paid (Ley 19.553; docs/domain.md A1). */
  survey: 730,
  /** What somebody asked about their data, and what is known of a breach, from when it was written: that it was asked and answered can be disputed as long as the rest. */
  rights: 1_461,
  /** Another system's name for an appointment, from its date: needed for the day's list and the questions after it. */
  reference: 30,
} as const;

/**
 * Days of the calendar in which a request about personal data is answered, where the branch sets nothing. Unverified: thirty is what the
 * drafts of Ley 21.719 were reported to say; its text was not at hand (docs/domain.md A4 names the rights and no term).
 */
export const RIGHTS_ANSWER_DAYS = 30;

/**
 * Of each so many days of a term at least one must have been a day of the branch: a clock that was set years ahead has
 * lived none of them, and destroys nothing.
 */
export const LIVED_ONE_DAY_IN = 30;

/**
 * Tickets that one kiosk may give in a minute, where the branch does not say. A person needs five touches and a paper to
 * come out: two seconds each is faster than any queue before a kiosk moves.
 */
export const KIOSK_TICKETS_PER_MINUTE = 30;

/**
 * Numbers are reserved for a kiosk so many days ahead: it may be without the server for a week; further ahead, its token
 * would fill memory and ledger with numbers of years to come.
 */
export const BLOCK_DAYS_AHEAD = 14;

/**
 * Tickets that one revoked kiosk may leave for somebody's word: more than people take in a day without the server, and no
 * more rows than that for a token in other hands.
 */
export const SET_ASIDE_OF_A_KIOSK = 300;

/**
 * So often a kiosk's word about a visit's paper is written down: a printer without paper is tried a few times by the person
 * before it and by the technician, and a token in other hands would fill the disk.
 */
export const PAPERS_TOLD_OF_A_VISIT = 20;

/** Least time between two words to a device to load its page again, minutes: a board that is always loading calls nobody, and at such a kiosk nobody takes a ticket. */
export const RELOAD_MINUTES = 5;

/** Messages that somebody who attends has unread before no more are taken: whoever reads five has to be spoken to. */
export const MESSAGES_UNREAD = 5;

/** Least time between two answers of one host at the door, seconds: each is a person who was listened to. */
export const DOOR_ANSWER_SECONDS = 10;

/** Least time between two tests of one part of a kiosk, seconds: what became of the one before is known by then. */
export const TEST_SECONDS = 60;

/**
 * Tests of one kiosk within a day of 24 hours. A slip is some 9 cm long: as many are under two of the eighty metres of a
 * roll. A printer that is mended needs a few; a kiosk without paper gives no tickets, and nobody may bring that about.
 */
export const TESTS_OF_A_KIOSK = 20;

/** How long a test is worth doing, seconds: whoever asked is still there. A kiosk that was away does none of those of before. */
export const TEST_USEFUL_SECONDS = 120;
