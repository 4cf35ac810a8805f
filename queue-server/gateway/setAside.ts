import type { SetAsideView } from '@turno25/shared/contracts/offline.ts';
import { formulaOf } from '@turno25/shared/domain/figures/formulas.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { figuresOptions, openingOf } from '@turno25/shared/domain/ledger/opening.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { SetAside } from '@turno25/shared/domain/state/state.ts';
import type { Branch } from '../branch.ts';
import { iso } from '../read-models/format.ts';
import { configOf, serviceLabel } from '../read-models/visitView.ts';

type Parts = Pick<Branch, 'engine' | 'ledger' | 'devices'>;
const SYSTEM: Actor = { kind: 'system', id: 'system', role: 'system' };

type Shares = SetAsideView['before'];

/**
 * What revoked kiosks brought and nobody decided yet, by kiosk and date, with what it would do: the figures of the date as
 * they are and as they would be, by the same decisions and formulas that an approval leads to.
 */
export function setAsideView({ engine, ledger, devices }: Parts): readonly SetAsideView[] {
  const state = engine.state();
  const names = new Map(devices.list().map(({ id, name }) => [id, name]));
  const waiting = state.setAside.filter(({ dismissed }) => !dismissed);
  const groups = Map.groupBy(waiting, ({ deviceId, date }) => `${date} ${deviceId}`);
  return [...groups.values()].flatMap((tickets) => {
    const [first] = tickets;
    if (first === undefined) return [];
    const { deviceId, date } = first;
    const approved = whatFollows(engine, tickets);
    const issued = approved.filter(({ type }) => type === 'ticketIssued').map(({ at }) => at);
    const present = ledger.eventsOf(date);
    const services = Map.groupBy(tickets, ({ serviceId }) => serviceId);
    return {
      deviceId,
      name: names.get(deviceId) ?? deviceId,
      date,
      tickets: tickets.length,
      printed: tickets.filter(({ printed }) => printed).length,
      // Where nothing can follow yet, what the kiosk itself says.
      from: iso(Math.min(...(issued.length > 0 ? issued : tickets.map(({ occurredAt }) => occurredAt)))),
      to: iso(Math.max(...(issued.length > 0 ? issued : tickets.map(({ occurredAt }) => occurredAt)))),
      receivedAt: iso(Math.min(...tickets.map(({ receivedAt }) => receivedAt))),
      services: [...services].map(([id, of]) => ({
        name: serviceLabel(configOf(state), id).service,
        tickets: of.length,
      })),
      day: state.day?.date === date ? 'open' : isOpened(present) ? 'closed' : 'never',
      before: sharesOf(present, date, engine.now()),
      after: sharesOf([...present, ...approved], date, engine.now()),
    };
  });
}

/** The events of the tickets' date that an approval of all of them would bring, each as if it came alone. */
function whatFollows(engine: Branch['engine'], tickets: readonly SetAside[]): readonly DomainEvent[] {
  const events = tickets.flatMap(({ visitId }) => {
    const decision = engine.foresee(SYSTEM, { type: 'approveDelivery', visitId });
    return decision.ok ? decision.value.filter(({ businessDate }) => businessDate !== null) : [];
  });
  // Each of a date that never opened brings its day: one of them is enough.
  const once = new Set<string>();
  const closing = events.find(({ type }) => type === 'dayClosed');
  const whole = events.filter(({ type, payload }) => {
    if (type === 'dayClosed') return false;
    if (type !== 'dayOpened' && type !== 'appointmentMissed') return true;
    const name = type === 'dayOpened' ? type : JSON.stringify(payload);
    const isFirst = !once.has(name);
    once.add(name);
    return isFirst;
  });
  return closing === undefined ? whole : [...whole, closing];
}

function isOpened(events: readonly DomainEvent[]): boolean {
  return events.some(({ type }) => type === 'dayOpened');
}

function sharesOf(events: readonly DomainEvent[], date: string, now: number): Shares {
  if (!isOpened(events)) return null;
  const closed = events.some(({ type }) => type === 'dayClosed');
  const version = openingOf(events).formulas ?? 1;
  const formula = must(formulaOf(version), `formulas ${version} are known`);
  const { standard } = formula(events, figuresOptions(events, date, closed ? null : now));
  return { official: standard.official, strict: standard.strict };
}
