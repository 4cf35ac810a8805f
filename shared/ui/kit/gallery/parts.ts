/** Every part of the kit with the states in which the page shows it; `tests/end-to-end/kit.spec.ts` goes by this list. */
const STATES = ['rest', 'focus', 'disabled', 'busy'] as const;
const LOOKS = ['primary', 'secondary', 'quiet', 'inline', 'card'] as const;
const FIELD_STATES = ['rest', 'focus', 'help', 'error', 'disabled'] as const;

export type ButtonState = `${(typeof LOOKS)[number]} ${(typeof STATES)[number]}` | 'large with key' | 'key turned off';

export const PARTS = {
  Button: [
    ...LOOKS.flatMap((look) => STATES.map((state): ButtonState => `${look} ${state}`)),
    'large with key',
    'key turned off',
  ],
  LinkButton: ['rest', 'focus'],
  Key: ['rest'],
  Field: ['rest', 'error'],
  TextField: FIELD_STATES,
  Select: FIELD_STATES,
  Choice: ['rest', 'chosen', 'focus', 'columns', 'disabled'],
  Check: ['rest', 'checked', 'focus', 'disabled'],
  CheckGroup: ['rest'],
  Table: ['rest', 'roomy', 'empty'],
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
