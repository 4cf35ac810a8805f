import type { hostPrintAnswer } from '@turno25/shared/contracts/deviceHost.ts';
import type {
  TechnicianAction,
  TechnicianAnswer,
  TechnicianReport,
  TechnicianRequest,
} from '@turno25/shared/contracts/technician.ts';
import type { Millis } from '@turno25/shared/domain/ids.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Moment, Spans } from '@turno25/shared/time/spans.ts';
import type { z } from 'zod';
import { isPin } from './pin.ts';

/** What happens at the end of each is said beside it. */
export const TECHNICIAN_DELAYS = {
  /** After a wrong PIN: the next one is looked at. Each further wrong one doubles it. */
  wrongMs: 2_000,
  /** It doubles no further than this. */
  longestWrongMs: 5 * 60_000,
  /** Nobody touched the screen: it closes, and the PIN is asked again. */
  idleMs: 90_000,
} as const;

export type DeskPorts = {
  readonly report: () => Promise<TechnicianReport>;
  /** Null when the service beside the page did not answer. */
  readonly printTest: (branch: string) => Promise<z.infer<typeof hostPrintAnswer> | null>;
  /** Null where nobody would start again what is ended. */
  readonly actions: { readonly [A in TechnicianAction]: (() => void) | null };
  readonly log: (event: string, facts: Readonly<Record<string, number>>) => void;
};

export type DeskOptions = {
  /** Null: no PIN was set, and there is no screen. */
  readonly pinHash: string | null;
  readonly spans: Spans;
  readonly ports: DeskPorts;
};

type Session = { readonly name: string; readonly usedAt: Moment };

/** The technician's screen behind its PIN: one session at a time, wrong tries slowed and logged. */
export class TechnicianDesk {
  readonly #options: DeskOptions;
  #wrongTries = 0;
  #deafUntil: Moment = Number.NEGATIVE_INFINITY;
  #checking = false;
  #session: Session | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Answers the screen; the request has been checked against its schema. */
  async answer(request: TechnicianRequest): Promise<TechnicianAnswer> {
    const { pinHash, ports } = this.#options;
    if (pinHash === null) {
      ports.log('technician.noPin', {});
      return { answer: 'noDoor' };
    }
    if (request.ask === 'knock') return { answer: 'door' };
    if (request.ask === 'enter') return this.#enter(request.pin, pinHash);
    if (!this.#use(request.session)) return { answer: 'expired' };
    switch (request.ask) {
      case 'report':
        return { answer: 'report', report: await ports.report() };
      case 'printTest':
        ports.log('technician.printTest', {});
        return { answer: 'printed', result: await ports.printTest(request.branch) };
      case 'act': {
        const act = ports.actions[request.action];
        if (act === null) return { answer: 'cannot' };
        ports.log(`technician.${request.action}`, {});
        act();
        return { answer: 'done' };
      }
      case 'close':
        this.#session = null;
        return { answer: 'done' };
    }
  }

  /** One PIN is looked at a time: many at once would be many tries for one wait. */
  async #enter(pin: string, pinHash: string): Promise<TechnicianAnswer> {
    const { spans, ports } = this.#options;
    const waitMs = Math.ceil(this.#deafUntil - spans.monotonic());
    if (waitMs > 0) return { answer: 'wait', waitMs };
    if (this.#checking) return { answer: 'wait', waitMs: TECHNICIAN_DELAYS.wrongMs };
    this.#checking = true;
    const right = await isPin(pin, pinHash).finally(() => {
      this.#checking = false;
    });
    if (!right) return this.#wrong();
    this.#wrongTries = 0;
    const name = Buffer.from(randomBytes(24)).toString('base64url');
    this.#session = { name, usedAt: spans.monotonic() };
    ports.log('technician.entered', {});
    return { answer: 'entered', session: name, idleMs: TECHNICIAN_DELAYS.idleMs };
  }

  #wrong(): TechnicianAnswer {
    const { spans, ports } = this.#options;
    this.#wrongTries += 1;
    const waitMs = wrongPinWait(this.#wrongTries);
    this.#deafUntil = spans.monotonic() + waitMs;
    ports.log('technician.wrongPin', { tries: this.#wrongTries, waitMs });
    return { answer: 'wrong', waitMs };
  }

  #use(name: string): boolean {
    const now = this.#options.spans.monotonic();
    const session = this.#session;
    if (session === null || session.name !== name || now - session.usedAt > TECHNICIAN_DELAYS.idleMs) return false;
    this.#session = { name, usedAt: now };
    return true;
  }
}

/** How long nothing is looked at after so many wrong PINs in a row, in milliseconds. */
export function wrongPinWait(tries: number): Millis {
  return Math.min(TECHNICIAN_DELAYS.wrongMs * 2 ** (tries - 1), TECHNICIAN_DELAYS.longestWrongMs);
}
