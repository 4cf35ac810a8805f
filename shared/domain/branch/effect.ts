import type { BranchConfig } from './config.ts';

/**
 * When a change of the configuration is felt. `now`: from the next thing that happens. `nextDay`: the open day goes on
 * with what its opening froze. `closedDay`: refused while a day is open, since numbers, dates and evidence of the day
 * hang on it. `never`: what the branch is; it cannot be changed once it has a ledger.
 */
export type Effect = 'now' | 'nextDay' | 'closedDay' | 'never';

type Parts = keyof BranchConfig;

/** Written once: the decision refuses by it, and the settings' page says it at each field. The longest path speaks. */
export const EFFECTS = {
  'branch.id': 'never',
  'branch.practice': 'never',
  'branch.zone': 'closedDay',
  'branch.profile': 'closedDay',
  branch: 'now',
  hours: 'nextDay',
  institutions: 'now',
  'services.series': 'closedDay',
  'services.limitMinutes': 'nextDay',
  services: 'now',
  counters: 'now',
  policy: 'nextDay',
  calling: 'now',
  finishing: 'now',
  figures: 'now',
  'standard.goalPercent': 'nextDay',
  'standard.smallestCell': 'nextDay',
  'standard.minAttentionSeconds': 'nextDay',
  'standard.leadMinutes': 'nextDay',
  standard: 'now',
  goals: 'now',
  reasons: 'now',
  oirs: 'now',
  appointments: 'nextDay',
  centre: 'now',
  forecast: 'now',
  kiosks: 'now',
  kioskStart: 'now',
  boards: 'now',
  notices: 'now',
  sound: 'now',
  sessions: 'now',
  signIn: 'now',
  alerts: 'now',
  shifts: 'nextDay',
  privacy: 'now',
} as const satisfies Readonly<Record<Parts, Effect>> & Readonly<Record<string, Effect>>;
