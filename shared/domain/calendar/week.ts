/** A local wall-clock time, `HH:MM`, 24 hours. */
export type WallTime = string;
export type OpenInterval = { readonly open: WallTime; readonly close: WallTime };
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
