import type { SignalEvents, SignalLook, SignalLooks, SignalsView } from '@turno25/shared/contracts/signals.ts';
import { type Assessment, assess, type Look } from '@turno25/shared/domain/signals/assess.ts';
import { SAMPLES } from '@turno25/shared/domain/signals/bunching/bunching.ts';
import { edgesOf } from '@turno25/shared/domain/signals/bunching/histogram.ts';
import { type SignalCounts, sumCounts } from '@turno25/shared/domain/signals/counts.ts';
import { BUNCHING } from '@turno25/shared/domain/signals/rules.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { textOf } from '@turno25/shared/evidence/bytes.ts';
import { eventOf, type RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Accounts } from '../access/accounts.ts';
import type { Devices } from '../access/devices.ts';
import type { SignalDays } from '../figures/signalCounts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import { answersTo } from '../oversight/said.ts';
import type { Vault } from '../vault/vault.ts';
import type { BranchNow } from './branchNow.ts';
import { iso } from './format.ts';
import { configOf } from './visitView.ts';

export type SignalParts = {
  readonly signalDays: SignalDays;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly devices: Devices;
  readonly vault: Vault;
  readonly engine: BranchNow;
  readonly reports: Reports;
};
type Range = { readonly from: string; readonly to: string };

/** What is ever behind a look; a number of anything else is answered with nothing. */
const BEHIND: ReadonlySet<string> = new Set([
  'ticketIssued',
  'visitCalled',
  'attentionStarted',
  'attentionFinished',
  'noShowRecorded',
  'visitHeld',
  'pauseTaken',
  'visitTransferred',
  'visitRemoved',
  'visitLeft',
  'closedAtDoor',
  'startUndone',
  'endUndone',
  'visitExcluded',
  'surveyAnswered',
  'rollVisitEntered',
  'attendedWithoutTicket',
  'clockSetBack',
  'clockRestarted',
]);

/** The most events behind a look that travel with it: the last ones. */
const MOST_EVENTS = 200;

type Assessed = Assessment & { readonly days: number };

/** Signals of a range of sealed days by branch and device; whose are people's is told apart, to whoever may. */
export function signalsView(parts: SignalParts, range: Range): SignalsView {
  const assessed = assessedOf(parts, range);
  return {
    ...range,
    days: assessed.days,
    visits: assessed.counts.visits,
    looks: assessed.looks,
    threshold: assessed.threshold,
    byPerson: configOf(parts.engine.state()).standard.byPerson === true,
    taken: shown(parts, range, assessed, (look) => !isOfPerson(look)),
    bunching: assessed.bunching.map(({ interval: [low, high], ...bunching }) => ({
      ...bunching,
      curve: [...bunching.curve],
      low: Number.isFinite(low) ? low : null,
      high: Number.isFinite(high) ? high : null,
      samples: SAMPLES,
    })),
    bunchingAnswers: saidOf(parts, answersTo(parts.ledger, range), BUNCHING, ''),
    histogram: assessed.counts.official.map((official, place) => {
      const [from, to] = edgesOf(place);
      return { from, to, official, strict: assessed.counts.strict[place] ?? 0 };
    }),
  };
}

/** The same by person, in the order of the rules and of opaque names: no ranking is made of it. */
export function personLooks(parts: SignalParts, range: Range): SignalLooks {
  const assessed = assessedOf(parts, range);
  return { taken: shown(parts, range, assessed, isOfPerson), days: assessed.days };
}

/** What concerns one person, for their own eyes. */
export function ownLooks(parts: SignalParts, range: Range, staffId: string): SignalLooks {
  const assessed = assessedOf(parts, range);
  const own = shown(parts, range, assessed, (look) => isOfPerson(look) && look.unit === staffId);
  return { taken: own, days: assessed.days };
}

/** The events of some sequence numbers: when, what, of which ticket; not who. */
export function eventsBehind({ ledger, reports }: SignalParts, seqs: readonly number[]): SignalEvents {
  return {
    events: seqs.flatMap((seq) => {
      const row = ledger.row(seq);
      if (row === null || !BEHIND.has(row.type)) return [];
      const event: RecordedEvent = eventOf(row, JSON.parse(textOf(row.payload)));
      const { visitId } = event.payload as { readonly visitId?: string | null };
      const label = visitId == null ? null : reports.visitLabel(visitId);
      const ticket = label === null ? null : formatTicketNumber(label);
      return [{ seq, at: iso(event.at), date: event.businessDate, type: event.type, ticket }];
    }),
  };
}

function assessedOf({ signalDays, ledger }: SignalParts, { from, to }: Range): Assessed {
  const days: readonly SignalCounts[] = signalDays.between(ledger, from, to);
  return { ...assess(sumCounts(days)), days: days.length };
}

function isOfPerson({ reference }: Pick<Look, 'reference'>): boolean {
  return reference === 'attendant' || reference === 'author';
}

function shown(parts: SignalParts, range: Range, { taken }: Assessed, belongs: (look: Look) => boolean): SignalLook[] {
  const said = answersTo(parts.ledger, range);
  return taken.filter(belongs).map((look) => ({
    ...look,
    name: nameOf(parts, look),
    seqs: look.seqs.slice(-MOST_EVENTS),
    answers: saidOf(parts, said, look.rule, look.unit),
  }));
}

function nameOf({ accounts, devices }: SignalParts, look: Look): string {
  if (look.unit === '') return '';
  if (isOfPerson(look)) return accounts.name(look.unit);
  return devices.name(look.unit);
}

function saidOf(
  { accounts, vault }: SignalParts,
  said: ReturnType<typeof answersTo>,
  rule: string,
  unit: string,
): SignalLook['answers'] {
  return said
    .filter(({ payload }) => payload.rule === rule && payload.unit === unit)
    .map(({ at, payload: { by, text, from, to } }) => ({
      at: iso(at),
      by: accounts.name(by),
      own: by === unit,
      from,
      to,
      text: vault.decrypt(text),
    }));
}
