import type { BusinessDate, CounterId, DeviceId } from '../ids.ts';

/**
 * How a board stands. `auto`: by the shape of its screen. `split`: calls and the rest in two halves. `calls`: nothing but calls.
 * `counter`: the small display of one counter.
 */
export const BOARD_LAYOUTS = ['auto', 'landscape', 'portrait', 'split', 'calls', 'counter'] as const;
export type BoardLayout = (typeof BOARD_LAYOUTS)[number];

/** Its colours. `light`: as it always was. `dark`: for a hall that is kept dark. `contrast`: black, white and amber alone. */
export const BOARD_THEMES = ['light', 'dark', 'contrast'] as const;
export type BoardTheme = (typeof BOARD_THEMES)[number];

/** One board of the branch, by its device. */
export type BoardSetting = {
  readonly id: DeviceId;
  readonly layout: BoardLayout;
  /** The counters of its room: it shows and says their calls and no others. Absent: all. */
  readonly counterIds?: readonly CounterId[];
  /** Absent: light. */
  readonly theme?: BoardTheme;
  /** It shows and does not sound: another one in the room does. Absent: it sounds. */
  readonly silent?: true;
  /** Its voice goes to this output of its machine too, by a part of its name: that of a hearing loop. Absent: to none. */
  readonly loop?: string;
};

/** What the branch tells everybody in the room, between two dates, both included. */
export type BranchNotice = {
  readonly id: string;
  readonly text: string;
  readonly from: BusinessDate;
  readonly until: BusinessDate;
};

/** The notices of a date, in the order in which they were written. */
export function noticesOn(notices: readonly BranchNotice[] | undefined, date: BusinessDate): readonly string[] {
  return (notices ?? []).filter(({ from, until }) => from <= date && date <= until).map(({ text }) => text);
}
