import { say } from '@turno25/shared/i18n/messages.ts';

export type Person = {
  readonly key: string;
  readonly name: string;
  readonly login: string;
  readonly role: 'admin' | 'manager' | 'attendant' | 'host';
};

/** What somebody has answered so far. */
export type Answers = {
  readonly name: string;
  readonly comuna: string;
  readonly address: string;
  readonly opens: string;
  readonly closes: string;
  readonly saturday: { readonly open: string; readonly close: string } | null;
  readonly serviceIds: readonly string[];
  readonly counters: string;
  readonly people: readonly Person[];
  readonly kiosks: string;
  readonly boards: string;
};

/** Answers as the server takes them. */
export function planOf(answers: Answers): unknown {
  const { name, comuna, address, opens, closes, saturday, serviceIds, counters, people, kiosks, boards } = answers;
  const named = (kind: 'kiosk' | 'board', many: string) =>
    Array.from({ length: Number(many) }, (_, index) => ({
      kind,
      name: say(`setup.devices.${kind}`, { number: index + 1 }),
    }));
  return {
    name: name.trim(),
    comuna,
    address: address.trim(),
    weekdays: { open: opens, close: closes },
    ...(saturday === null ? {} : { saturday }),
    serviceIds,
    counters: Number(counters),
    staff: people.map((person) => ({ name: person.name.trim(), login: person.login.trim(), role: person.role })),
    devices: [...named('kiosk', kiosks), ...named('board', boards)],
  };
}
