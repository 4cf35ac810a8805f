import type { EncryptedText, Reason } from '../../identity/encryptedText.ts';
import type { CounterId, ServiceId, StaffId, VisitId } from '../../ids.ts';
import type { DoorAnswer } from '../../visit/door.ts';

/** Counters and the door: who attends, what is written to them, and who came without a ticket. */
export type CounterEvents = {
  readonly counterOpened: { readonly counterId: CounterId; readonly attendantId: StaffId };
  /** A manager freed a counter whose attendant is gone; the visit that was at it, if there was one, waits in its old place. */
  readonly counterReleased: { readonly counterId: CounterId; readonly visitId: VisitId | null; readonly by: StaffId };
  readonly counterPaused: { readonly counterId: CounterId; readonly reason: Reason };
  readonly counterResumed: { readonly counterId: CounterId };
  readonly counterClosed: { readonly counterId: CounterId };
  /** A manager wrote to whoever attends at a counter. */
  readonly counterMessaged: {
    readonly messageId: string;
    readonly counterId: CounterId;
    /** Whose it is, wherever they sit by then. */
    readonly attendantId: StaffId;
    readonly by: StaffId;
    readonly text: EncryptedText;
  };
  /** They said that they read it. */
  readonly messageRead: { readonly messageId: string; readonly attendantId: StaffId };
  /** Somebody is attended who took no ticket: outside the standard, and counted. */
  readonly attendedWithoutTicket: {
    readonly walkId: string;
    readonly counterId: CounterId;
    readonly attendantId: StaffId;
    readonly serviceId: ServiceId;
    readonly reason: Reason;
  };
  /** Somebody was answered at the door and needed no counter: no visit, outside the standard, counted beside. */
  readonly resolvedAtDoor: {
    readonly doorId: string;
    readonly serviceId: ServiceId;
    readonly how: DoorAnswer;
    readonly staffId: StaffId;
  };
  /** How many people stand outside, before any ticket. */
  readonly outsideLineMarked: { readonly people: number };
};
