import type { Credit, Goal } from '../bonus/goals.ts';
import type { OpeningHours } from '../calendar/hours.ts';
import type { CounterId, InstitutionId, Millis, Series, ServiceId } from '../ids.ts';
import type { RETENTION_DAYS } from '../law.ts';
import type { MailSetting } from '../oirs/mail.ts';
import type { ReplyTemplate } from '../oirs/templates.ts';
import type { AnswerDays } from '../oirs/terms.ts';
import type { CheckInWindow } from '../visit/booking.ts';
import type { AlertHook } from './alerts.ts';
import type { BoardSetting, BranchNotice } from './boards.ts';
import type { KioskStart } from './kioskStart.ts';
import type { Shift } from './shifts.ts';
import type { OidcSetting } from './signIn.ts';
import type { BoardSound } from './sound.ts';

/** What keys with a term of their own are for. */
export type RetainedPurpose = keyof typeof RETENTION_DAYS;

type Institution = { readonly id: InstitutionId; readonly name: string; readonly shortName: string };

export type Service = {
  readonly id: ServiceId;
  readonly institutionId: InstitutionId;
  readonly name: string;
  /** What citizens call it; the kiosk's search finds these. */
  readonly words: readonly string[];
  /** The same in other languages, by tag. */
  readonly wordsIn?: Readonly<Record<string, readonly string[]>>;
  readonly series: Series;
  /** Waiting limit; the standard is 25 minutes inclusive (docs/domain.md D2). */
  readonly limitMinutes: number;
  /** What attention usually takes, until the branch has its own history. */
  readonly expectedMinutes: number;
  readonly handlesMoney: boolean;
  readonly needsRun: boolean;
  /** How it is attended, step by step, for whoever attends: greeting, documents, request, answer, farewell. */
  readonly guide?: readonly { readonly title: string; readonly text: string }[];
  /** The institution's own page of the procedure. */
  readonly page?: string;
  /** Shown among the most frequent ones on the kiosk's first screen. */
  readonly frequent: boolean;
  /** Where whoever finds nothing else is sent. */
  readonly general?: boolean;
};

type CounterSetting = {
  readonly id: CounterId;
  /** What the board shows and says: `Módulo 4` is `4`. */
  readonly label: string;
  readonly serviceIds: readonly ServiceId[];
  /** Set aside for short procedures, for the rules that know such counters. */
  readonly quick: boolean;
};

export type PolicySetting = {
  readonly name: string;
  /** Version of the rule's code and meaning; old versions stay runnable. */
  readonly version: number;
  /** Integers in the unit that their name says (`prefMs`, `overtake`). */
  readonly params: Readonly<Record<string, number>>;
};

export type BranchConfig = {
  readonly branch: {
    readonly id: string;
    readonly name: string;
    /** Comuna by CUT code, text with its leading zero (docs/domain.md A6). */
    readonly comuna: string;
    readonly zone: string;
    readonly category: 'A' | 'B' | 'C' | 'D';
    readonly address: string;
    /** Where telephones find the branch's pages, for the QR of tickets; absent: where the kiosk's own page came from. */
    readonly publicAddress?: string;
    /** A *móvil de atención* travels: no service that handles money, days without network. Absent: a branch with a door. */
    readonly profile?: 'branch' | 'mobile';
    /** A branch of practice: the same in everything, says so on every screen and paper, and counts nowhere. Absent: a real one. */
    readonly practice?: true;
    /** Languages whose screens a native reader has reviewed here, by tag: one that awaits its review is not offered. */
    readonly reviewedLanguages?: readonly string[];
    /** Other branches that people are sent to from the door, with what each gives; the hours in words. */
    readonly otherBranches?: readonly {
      readonly name: string;
      readonly address: string;
      readonly hours: string;
      readonly serviceIds: readonly ServiceId[];
    }[];
    /** Where a mobile unit sends whoever needs a service that handles money; the hours in words. */
    readonly fixedBranch?: { readonly name: string; readonly address: string; readonly hours: string };
  };
  readonly hours: OpeningHours;
  readonly institutions: readonly Institution[];
  readonly services: readonly Service[];
  readonly counters: readonly CounterSetting[];
  readonly policy: PolicySetting;
  readonly calling: {
    /** A no-show needs this many calls and `noShowSeconds` since the first one: three calls in twenty seconds are no chance to come. */
    readonly noShowCalls: number;
    readonly noShowSeconds: number;
    /** A free counter calls the next one by itself after so long, unless whoever attends there says wait; absent: never. */
    readonly autoCallSeconds?: number;
    /** Longest pause before the manager hears of it, by its reason's code, minutes. */
    readonly pauseMinutes?: Readonly<Record<string, number>>;
    /** Least time between two calls of the same turn. */
    readonly recallGapSeconds: number;
  };
  /** Absent: where several services were given in one attention, one outcome may stand for all of them. */
  readonly finishing?: { readonly outcomeForEach: boolean };
  /** Whether figures are also told by attendant, to each their own first. Absent: never. */
  readonly figures?: { readonly byAttendant: boolean };
  /** The goals of a year's agreements, of which the waiting standard is one: for simulating the bonus, never for judging a day. */
  readonly goals?: { readonly year: number; readonly credit: Credit; readonly list: readonly Goal[] };
  readonly standard: {
    /** Goal for the official figure, percent: shown beside it. */
    readonly goalPercent: number;
    /** A ticket removed as a duplicate counts as excluded only within this time of its issue. */
    readonly duplicateSeconds: number;
    /** Cells of a satisfaction table with fewer answers are hidden (docs/domain.md D4). */
    readonly smallestCell: number;
    /** A device clock further off than this marks its tickets as estimated (docs/domain.md D1). */
    readonly clockToleranceMs: Millis;
    /** How long an attention must last that no finish ended, seconds. Absent: sixty. */
    readonly minAttentionSeconds?: number;
    /** How long before its hour an appointment must have been made to be waited from, minutes. Absent: two hours. */
    readonly leadMinutes?: number;
    /** The institution looks at signals by person, each time told in the ledger. Absent: by branch and device alone. */
    readonly byPerson?: true;
  };
  readonly reasons: {
    readonly pause: readonly string[];
    readonly removal: readonly string[];
    readonly hold: readonly string[];
    readonly specificCall: readonly string[];
    readonly transfer: readonly string[];
  };
  readonly oirs?: {
    /** Business days to answer each kind; null where no answer is due. Absent: the usual terms. */
    readonly answerDays?: AnswerDays;
    /** Texts by which answers begin. Absent: none. */
    readonly templates?: readonly ReplyTemplate[];
    /** By which server answers leave by mail. Absent: whoever answers sends them. */
    readonly mail?: MailSetting;
  };
  /** How long before and after its hour an appointment may be checked in. Absent: 15 and 5 minutes. */
  readonly appointments?: CheckInWindow;
  /** The most tickets that one kiosk may give in a minute, absent: 30; and whether tickets bear the ledger's digits, absent: they do. */
  readonly kiosks?: { readonly ticketsPerMinute: number; readonly paperSeal?: boolean };
  /** What kiosks say and offer first. Absent: what every kiosk does. */
  readonly kioskStart?: KioskStart;
  /** How each call board stands, and for which counters. Absent, or a board that is not in it: by its screen, for all. */
  readonly boards?: readonly BoardSetting[];
  /** What boards tell everybody, from a date to another. Absent: nothing. */
  readonly notices?: readonly BranchNotice[];
  /** Which counters are to be open when, and by whom. Absent: there is no schedule. */
  readonly shifts?: readonly Shift[];
  /** How boards sound. Absent: in Spanish, as loud as the machine gives. */
  readonly sound?: BoardSound;
  /** Where alerts are told outside the branch. Absent: nowhere. */
  readonly alerts?: { readonly webhook: AlertHook };
  /** Days of the month on which pensions are paid: their crowds are compared with each other only. Absent: none. */
  readonly forecast?: { readonly payDays: readonly number[] };
  /** The central office. Absent: there is none. */
  readonly centre?: {
    /** Its public key (PEM), with which it signs what may change a day that is over and what holds in the whole country. Set once. */
    readonly publicKey: string;
    /** Where the branch delivers its evidence and asks for what is new; without a bar at its end. Absent: the centre comes for it. */
    readonly address?: string;
  };
  /** How long a page of the staff may be left alone before it is locked, minutes. Absent: fifteen. */
  readonly sessions?: { readonly idleMinutes: number };
  /** Another way to sign in, beside login and secret. Absent: none. */
  readonly signIn?: { readonly oidc: OidcSetting };
  readonly privacy: {
    /** Days after the close of a day when identity keys are destroyed (docs/domain.md A4). */
    readonly identityDays: number;
    /** Days of the calendar in which requests about personal data are answered. Absent: thirty. */
    readonly answerDays?: number;
    /** Days that other keys are kept once their case is closed, where longer than the usual terms (law.ts). */
    readonly keep?: Partial<Readonly<Record<RetainedPurpose, number>>>;
  };
};
