import type { Actor } from '../domain/ledger/commands.ts';

export type Role = Actor['role'];

/** Whoever works at the door does what a kiosk does for people who cannot use it, and nothing that ends a visit of the line. */
const AT_DOOR = ['host', 'manager', 'admin'] as const satisfies readonly Role[];
const ATTENDING = ['attendant', 'manager', 'admin'] as const satisfies readonly Role[];
const MANAGING = ['manager', 'admin'] as const satisfies readonly Role[];

/** Whoever answers what people wrote: nothing of the queue. */
const ANSWERING = ['oirs', ...MANAGING] as const satisfies readonly Role[];

/**
 * Who may do what: the one table from which the gateway admits, the consoles offer and the tests try every role on every
 * endpoint. A new role is written here and nowhere else; a new endpoint names its row or does not start.
 */
export const PERMISSIONS = {
  'catalog.read': ['kiosk', 'board', 'host', 'oirs', 'auditor', 'central', ...ATTENDING],
  'live.read': ['host', ...ATTENDING],
  'board.read': ['board', 'kiosk', ...ATTENDING],
  'board.announce': ['board'],
  'kiosk.follow': ['kiosk', ...ATTENDING],

  'tickets.issue': ['kiosk', ...AT_DOOR],
  'tickets.print': ['kiosk'],
  'tickets.find': ['host', ...ATTENDING],
  'tickets.explain': ['host', ...ATTENDING],
  'tickets.remove': ATTENDING,
  'tickets.again': ['host', ...ATTENDING],
  'tickets.leave': ATTENDING,
  'tickets.handOver': AT_DOOR,
  'tickets.sendAway': AT_DOOR,
  'tickets.confirmHold': ['kiosk'],
  'tickets.exclude': MANAGING,
  'offline.prepare': ['kiosk'],
  'offline.deliver': ['kiosk'],

  'counters.attend': ATTENDING,
  'counters.release': MANAGING,
  'counters.message': MANAGING,

  'appointments.book': [...MANAGING, 'central'],
  'appointments.read': ['host', ...ATTENDING, 'central'],
  'appointments.link': ATTENDING,
  'appointments.checkIn': ['kiosk', 'host', ...ATTENDING],

  'door.work': AT_DOOR,

  'surveys.anonymous': ['kiosk'],
  'oirs.file': ['kiosk', 'host', 'oirs', ...ATTENDING],
  /** To an open case of one's own, or of whoever's one answers. */
  'oirs.attach': ['host', 'oirs', ...ATTENDING],
  'oirs.work': ANSWERING,
  'oirs.close': [...ANSWERING, 'central'],

  /** What people ask about their data: with two persons where it matters, so that a manager is one of them. */
  'rights.work': MANAGING,

  'session.own': ['host', 'oirs', 'auditor', ...ATTENDING, 'central'],
  'staff.read': MANAGING,
  'staff.register': ['admin'],
  'staff.change': MANAGING,
  'devices.read': MANAGING,
  'devices.enrol': MANAGING,
  'devices.revoke': MANAGING,
  'devices.decide': MANAGING,
  'devices.reload': MANAGING,
  /** A test uses paper and is heard in the hall: whoever answers for the branch asks, and a kiosk only answers. */
  'devices.test': MANAGING,
  'devices.answer': ['kiosk'],

  'day.turn': MANAGING,
  'day.suspend': MANAGING,
  'rolls.print': MANAGING,
  'rolls.enter': ['host', ...ATTENDING],
  'day.note': MANAGING,
  'clock.confirm': MANAGING,
  /** Who is planned and who attends: of nobody beyond the branch. */
  'shifts.read': MANAGING,

  'alerts.outside': MANAGING,
  'alerts.secret': ['admin'],
  'settings.read': ['auditor', ...MANAGING],
  'settings.publish': ['admin'],
  /** A week played by another rule: it writes nothing, and takes the machine for a moment. */
  'settings.rehearse': MANAGING,
  /** A document of the centre that somebody brought: it is the centre's signature that decides what is in it. */
  'settings.national': ['admin', 'central'],

  'forecast.staffing': MANAGING,
  'forecast.pause': ATTENDING,
  'forecast.plan': MANAGING,
  'forecast.told': MANAGING,
  'forecast.rehearse': [...MANAGING, 'central'],

  'figures.read': ['auditor', ...MANAGING, 'central'],
  /** Figures by attendant, where the institution has them: of nobody beyond the branch. Each sees their own first. */
  'figures.attendants': MANAGING,
  'figures.own': ATTENDING,
  /** Counts of cases: also of whoever answers them. */
  'figures.cases': ['oirs', 'auditor', ...MANAGING, 'central'],
  /** Beside them, what somebody wrote on a day, and under which name. */
  'figures.words': [...MANAGING, 'central'],
  /** Signals, samples and answers of people: of nobody beyond the branch but who audits it. */
  'signals.read': ['auditor', ...MANAGING],
  /** Each look of these is an event. */
  'signals.people': MANAGING,
  'signals.own': ['host', ...ATTENDING],
  /** What happened, and of which ticket; not who. */
  'signals.events': ['host', 'auditor', ...ATTENDING],
  'signals.answer': ['host', ...ATTENDING],
  'sample.read': ['auditor', ...MANAGING],
  'sample.record': ['auditor', ...MANAGING],
  'satisfaction.read': ['auditor', ...MANAGING],
  'actions.keep': MANAGING,
  'ledger.read': ['auditor', ...MANAGING, 'central'],
  'ledger.witness': ['kiosk', 'board', ...MANAGING, 'central'],
  'handover.read': ['kiosk', 'auditor', 'central', ...MANAGING],

  'console.host': AT_DOOR,
  'console.attendant': ATTENDING,
  'console.manager': MANAGING,
  'console.oirs': ANSWERING,
  'console.audit': ['auditor', 'central', ...MANAGING],
  'console.explorer': ['auditor', 'central', ...MANAGING],
  'console.satisfaction': ['auditor', ...MANAGING],
  'console.signals': ['host', 'auditor', ...ATTENDING],
  'console.rights': MANAGING,
  'console.settings': ['auditor', ...MANAGING],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a name is a row of this table, not of the central office's. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

/** Whether a role may do something. */
export function mayDo(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}
