/** Every part of the kit with the states in which the page shows it; `tests/end-to-end/kit.spec.ts` goes by this list. */
const STATES = ['rest', 'focus', 'disabled', 'busy'] as const;
const LOOKS = ['primary', 'secondary', 'quiet', 'inline', 'card', 'away', 'tool'] as const;
const FIELD_STATES = ['rest', 'focus', 'help', 'error', 'disabled'] as const;

export type ButtonState =
  | `${(typeof LOOKS)[number]} ${(typeof STATES)[number]}`
  | 'large with key'
  | 'key turned off'
  | 'chosen'
  | 'tool chosen';

export const PARTS = {
  Button: [
    ...LOOKS.flatMap((look) => STATES.map((state): ButtonState => `${look} ${state}`)),
    'large with key',
    'key turned off',
    'chosen',
    'tool chosen',
  ],
  LinkButton: ['rest', 'focus'],
  Key: ['rest'],
  Field: ['rest', 'error', 'label for readers'],
  TextField: FIELD_STATES,
  Select: FIELD_STATES,
  Choice: ['rest', 'chosen', 'focus', 'columns', 'disabled'],
  Check: ['rest', 'checked', 'focus', 'disabled'],
  CheckGroup: ['rest'],
  Table: ['rest', 'roomy', 'empty'],
  Dialog: ['asking'],
  Sheet: ['asking', 'trouble', 'busy', 'informing'],
  Tabs: ['rest', 'focus', 'disabled'],
  Notice: ['info', 'done', 'warning', 'stop', 'plain'],
  Badge: ['plain', 'strong', 'off', 'warning', 'stop', 'letter'],
  Stat: ['line', 'stack', 'strong'],
  StatList: ['side by side', 'columns'],
  ChartFrame: ['rest'],
} as const;

export type PartName = keyof typeof PARTS;
export type StateOf<P extends PartName> = (typeof PARTS)[P][number];
