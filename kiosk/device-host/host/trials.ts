import type { TestOutcome } from '@turno25/shared/contracts/asks.ts';
import type { HostStatus, HostTestBody } from '@turno25/shared/contracts/deviceHost.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { Printed, PrintTrouble, TicketPrinter } from '../printer/model/types.ts';

export type TrialOptions = {
  readonly outbox: Outbox;
  readonly printer: TicketPrinter;
  readonly clock: Clock;
  readonly status: () => HostStatus;
};

/** Tests that staff ask for from the branch's pages: each is made once, and asked again it answers what became of it. */
export class Trials {
  readonly #options: TrialOptions;
  readonly #underWay = new Map<string, Promise<TestOutcome>>();

  constructor(options: TrialOptions) {
    this.#options = options;
  }

  make(asked: HostTestBody): Promise<TestOutcome> {
    const running = this.#underWay.get(asked.testId);
    if (running !== undefined) return running;
    const trial = this.#make(asked).finally(() => this.#underWay.delete(asked.testId));
    this.#underWay.set(asked.testId, trial);
    return trial;
  }

  /** A slip that is coming out: what became of it must reach the outbox. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #make(asked: HostTestBody): Promise<TestOutcome> {
    const { outbox } = this.#options;
    const { isNew, outcome } = outbox.tests.begin(asked.testId);
    if (!isNew) return outcome;
    const became = asked.part === 'printer' ? await this.#print(asked) : this.#scanner();
    outbox.tests.became(asked.testId, became);
    return became;
  }

  async #print({ branch, device, zone }: HostTestBody): Promise<TestOutcome> {
    const { printer, clock, status } = this.#options;
    if (status().printer === null) return 'none';
    return outcomeOf(await printer.print({ kind: 'slip', branch, device, zone, at: isoInstant(clock.now()) }));
  }

  #scanner(): TestOutcome {
    const { scanner } = this.#options.status();
    if (scanner === null) return 'none';
    return scanner === 'connected' ? 'attached' : 'detached';
  }
}

function outcomeOf(result: Result<Printed, PrintTrouble>): TestOutcome {
  if (result.ok) {
    if (result.value.status === 'paperLow') return 'paperLow';
    return result.value.confirmed ? 'printed' : 'supposed';
  }
  const { status, mayBeOut } = result.error;
  if (status === 'paperOut' || status === 'coverOpen') return status;
  return mayBeOut ? 'unsure' : 'silent';
}
