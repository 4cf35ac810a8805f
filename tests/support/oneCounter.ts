import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { type FiguresView, presentFigures } from '@turno25/shared/figures/present.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect } from 'vitest';
import { readDay } from '../../queue-server/exports/day.ts';
import {
  type Client,
  clientOf,
  type Reply,
  SECRET,
  type ServedBranch,
  type TestOptions,
  withServer,
} from './branch.ts';

/** Nine in the morning of a Friday in Santiago. */
export const NINE = Date.parse('2026-11-20T12:00:00Z');
const REAL_ATTENTION = 5 * MINUTE;

export type Ticket = { readonly id: string; readonly trackingToken: string; readonly surveyCode: string };
type Pair = readonly [number, number];
/** Official, strict, and strict without brief, as numerator and denominator. */
export type ThreeShares = { readonly official: Pair; readonly strict: Pair; readonly brief: Pair };

/** One counter of a served branch on a clock of its own: acts as people do, and fails where the branch refuses. */
export class OneCounter {
  readonly served: ServedBranch;
  readonly clock: VirtualClock;
  readonly attendant: Client;

  constructor(served: ServedBranch, clock: VirtualClock) {
    this.served = served;
    this.clock = clock;
    this.attendant = served.attendants[0]!;
  }

  /** Minutes since the opening. */
  minute(): number {
    return (this.clock.now() - NINE) / MINUTE;
  }

  wait(minutes: number): void {
    this.clock.advance(Math.round(minutes * MINUTE));
  }

  until(minute: number): void {
    this.clock.set(NINE + Math.round(minute * MINUTE));
  }

  /** A new session: those of the day before are over. */
  async signIn(login: string): Promise<Client> {
    const { anonymous, server } = this.served;
    const reply = done(await anonymous.call('POST', '/sessions', { login, secret: SECRET }), 'sign in');
    return clientOf(server.address, reply.body.token);
  }

  /** A verb of the counter, whatever comes of it. */
  tried(verb: string, body: unknown = {}, client: Client = this.attendant): Promise<Reply> {
    return client.call('POST', `/counters/m1/${verb}`, body);
  }

  async does(verb: string, body: unknown = {}, client: Client = this.attendant): Promise<Reply> {
    return done(await this.tried(verb, body, client), verb);
  }

  async ticket(body: Record<string, unknown> = {}): Promise<Ticket> {
    const asked = { serviceId: 'pgu', class: 'general', ...body };
    return done(await this.served.kiosk.call('POST', '/tickets', asked), 'issue').body;
  }

  async tickets(count: number): Promise<Ticket[]> {
    const all: Ticket[] = [];
    for (let person = 0; person < count; person += 1) all.push(await this.ticket());
    return all;
  }

  async calls(ticket: Ticket, client: Client = this.attendant): Promise<Reply> {
    const body = { visitId: ticket.id, reason: { code: 'continuation' } };
    return done(await this.tried('call', body, client), 'call');
  }

  finish(servicesGiven: readonly string[] = ['pgu']): Promise<Reply> {
    return this.does('finish', { outcome: 'resolved', servicesGiven });
  }

  hold(by: 'citizen' | 'staff'): Promise<Reply> {
    return this.does('hold', { by, reason: { code: 'form' } });
  }

  /** Call, start, five minutes, finish. */
  async attends(ticket: Ticket): Promise<void> {
    await this.calls(ticket);
    await this.does('start');
    this.clock.advance(REAL_ATTENTION);
    await this.finish();
  }

  async everyTicketInTurn(tickets: readonly Ticket[]): Promise<void> {
    for (const ticket of tickets) await this.attends(ticket);
  }

  /** Called and touched one second later, then broken off, as whoever wants to stop a clock does. */
  async touches(ticket: Ticket, breakOff: () => Promise<unknown>): Promise<void> {
    await this.calls(ticket);
    await this.does('start');
    this.clock.advance(SECOND);
    await breakOff();
  }

  /** The day's three shares, as JSON and as CSV say them: the two never differ. */
  async shares(): Promise<ThreeShares> {
    const { body, text } = await this.figures();
    const of = ({ numerator, denominator }: { numerator: number; denominator: number }): Pair => [
      numerator,
      denominator,
    ];
    const json = {
      official: of(body.standard.official),
      strict: of(body.standard.strict),
      brief: of(body.waits.withoutBrief.strict),
    };
    expect({
      official: csvPair(text, 'oficial'),
      strict: csvPair(text, 'estricto'),
      brief: csvPair(text, 'estricto_sin_breves'),
    }).toEqual(json);
    const live = (await this.served.manager.call('GET', '/live')).body.standard;
    if (live.official.denominator > 0 || body.span.closed === false)
      expect({ official: of(live.official), strict: of(live.strict), brief: of(live.withoutBrief.strict) }).toEqual(
        json,
      );
    return json;
  }

  async figures(): Promise<{ readonly body: any; readonly text: string; readonly visits: string }> {
    const path = '/figures/daily/2026-11-20';
    const { manager } = this.served;
    const body = done(await manager.call('GET', path), 'figures').body;
    const text = done(await manager.call('GET', `${path}?format=csv`), 'csv').text;
    const visits = done(await manager.call('GET', `${path}?format=csv&table=visits`), 'csv').text;
    return { body, text, visits };
  }

  /** All that was measured of the day, as the ledger has it: also what no reader of figures is told. */
  measured(): FiguresView {
    const day = readDay(this.served.branch.ledger, '2026-11-20', this.clock.now());
    if (day === null) throw new Error('the day did not open');
    return presentFigures(day.figures);
  }

  /** The rows of the visits' table, by column. */
  async visitRows(): Promise<Readonly<Record<string, string>>[]> {
    const { visits } = await this.figures();
    const [header = [], ...rows] = visits
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));
    return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
  }
}

/** Numerator and denominator of an indicator in a sheet. */
function csvPair(csv: string, key: string): Pair {
  const cells = csv.split('\r\n').map((line) => line.split(';'));
  const row = cells.find((line) => line[2] === key) ?? [];
  return [Number(row[4]), Number(row[5])];
}

export function done(reply: Reply, what: string): Reply {
  if (reply.status >= 400) throw new Error(`${what}: ${reply.status} ${reply.text}`);
  return reply;
}

/** A branch at nine in the morning with its first counter open. */
export function atOneCounter<T>(run: (counter: OneCounter) => Promise<T>, options: TestOptions = {}): Promise<T> {
  const clock = new VirtualClock(NINE);
  return withServer(
    async (served) => {
      const counter = new OneCounter(served, clock);
      await counter.does('open');
      return run(counter);
    },
    { clock, elapsed: () => clock.now() - NINE, ...options },
  );
}
