import type { BusinessDate, Instant } from '../ids.ts';
import type { AccessEvents } from './events/access.ts';
import type { CaseEvents } from './events/cases.ts';
import type { CounterEvents } from './events/counters.ts';
import type { DayEvents } from './events/day.ts';
import type { EvidenceEvents } from './events/evidence.ts';
import type { FigureEvents } from './events/figures.ts';
import type { MachineEvents } from './events/machines.ts';
import type { NationalEvents } from './events/national.ts';
import type { OversightEvents } from './events/oversight.ts';
import type { RightsEvents } from './events/rights.ts';
import type { RollEvents } from './events/rolls.ts';
import type { TicketEvents } from './events/tickets.ts';
import type { VisitEvents } from './events/visits.ts';

/** Payloads of the ledger's events. Optional values are `null`, never absent: the canonical form has one spelling. */
export type EventPayloads = DayEvents &
  TicketEvents &
  RollEvents &
  VisitEvents &
  CounterEvents &
  CaseEvents &
  RightsEvents &
  AccessEvents &
  MachineEvents &
  FigureEvents &
  EvidenceEvents &
  OversightEvents &
  NationalEvents;

export type EventType = keyof EventPayloads;

export type EventOf<T extends EventType> = {
  readonly type: T;
  /** When it happened: the server's instant, or an offline device's own one corrected by its measured offset. */
  readonly at: Instant;
  /** The day it counts in; `null` outside any day. */
  readonly businessDate: BusinessDate | null;
  readonly payload: EventPayloads[T];
};

/** What happened, as `decide` states it and `evolve` folds it. */
export type DomainEvent = { [T in EventType]: EventOf<T> }[EventType];
