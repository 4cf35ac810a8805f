import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Link, OpenLink } from '@turno25/shared/links/link.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Printed, PrinterStatus, PrintTrouble } from '../model/types.ts';
import { paperStatus, type Reply, ReplyReader, realTimeStatus, unaskedStatus } from './replies.ts';
import type { PrinterDelays, PrinterTransport } from './transport.ts';

/** DLE EOT 1, 2 and 4: answered at once, even by a printer that is offline or in the middle of a paper. */
const ASK_STATUS = Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x04);
/** GS r 1: answered in its turn, after everything before it has been printed. */
const ASK_WHEN_PRINTED = Uint8Array.of(0x1d, 0x72, 0x01);
/**
 * DLE DC4 8: forget what is left of the paper. Without it the rest comes out when paper is put in again, after the
 * person has been told that it failed. A printer that does not know it sees control characters and prints nothing.
 */
const FORGET_JOB = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

export type LinkTransportOptions = {
  readonly open: OpenLink;
  readonly timers: Timers;
  readonly delays: PrinterDelays;
  /** False for printers that never say anything: papers are then sent and hoped for, and reported as not confirmed. */
  readonly answers: boolean;
};

/** Speaks ESC/POS over a link that carries both ways. A new link for each conversation, so no state can go stale. */
export function linkTransport(options: LinkTransportOptions): PrinterTransport {
  return {
    async query() {
      const opened = await options.open();
      if (!opened.ok) return 'offline';
      if (options.answers) return askStatus(opened.value, options);
      opened.value.close();
      return 'unknown';
    },
    async send(job) {
      const opened = await options.open();
      if (!opened.ok) return err({ status: 'offline', mayBeOut: false });
      return options.answers ? sendAndWait(opened.value, job, options) : sendOnly(opened.value, job, options);
    },
  };
}

function askStatus(link: Link, { timers, delays }: LinkTransportOptions): Promise<PrinterStatus> {
  return new Promise((resolve) => {
    const cancel = timers.after(delays.replyMs, () => settle('unknown'));
    const settle = (status: PrinterStatus): void => {
      cancel();
      link.close();
      resolve(status);
    };
    listen(link, { status: settle, printed: () => undefined });
    link.onEnd(() => settle('offline'));
    link.write(ASK_STATUS);
  });
}

/** Sends a paper and waits for the printer's own word that it came out, asking meanwhile whether anything stopped it. */
function sendAndWait(
  link: Link,
  job: Uint8Array,
  { timers, delays }: LinkTransportOptions,
): Promise<Result<Printed, PrintTrouble>> {
  return new Promise((resolve) => {
    const cancels: Cancel[] = [];
    let last: PrinterStatus = 'unknown';
    let decided = false;
    const leave = (result: Result<Printed, PrintTrouble>): void => {
      for (const cancel of cancels) cancel();
      link.close();
      resolve(result);
    };
    const decide = (result: Result<Printed, PrintTrouble>): void => {
      if (decided) return;
      decided = true;
      leave(result);
    };
    const stopped = (status: PrintTrouble['status']): void => {
      if (decided) return;
      decided = true;
      const result = err({ status, mayBeOut: true });
      link.write(FORGET_JOB);
      // A printer that does not hang up after that is left all the same.
      cancels.push(timers.after(delays.replyMs, () => leave(result)));
      void link.finish().then(() => leave(result));
    };
    listen(link, {
      status(status) {
        last = status;
        // A printer says `offline` for a moment in between; only what needs a hand stops the paper.
        if (status === 'paperOut' || status === 'coverOpen') stopped(status);
      },
      printed(status) {
        if (status === 'paperOut') stopped(status);
        else decide(ok({ status, confirmed: true }));
      },
    });
    link.onEnd(() => decide(err({ status: 'offline', mayBeOut: true })));
    cancels.push(
      timers.after(delays.jobMs, () =>
        decide(err({ status: last === 'offline' ? 'offline' : 'unknown', mayBeOut: true })),
      ),
      timers.every(delays.pollMs, () => void link.write(ASK_STATUS)),
    );
    link.write(Buffer.concat([job, ASK_WHEN_PRINTED]));
  });
}

async function sendOnly(
  link: Link,
  job: Uint8Array,
  { timers, delays }: LinkTransportOptions,
): Promise<Result<Printed, PrintTrouble>> {
  const cancel = timers.after(delays.jobMs, () => link.close());
  link.write(job);
  const sent = await link.finish();
  cancel();
  return sent ? ok({ status: 'unknown', confirmed: false }) : err({ status: 'offline', mayBeOut: true });
}

type Heard = {
  readonly status: (status: PrinterStatus) => void;
  readonly printed: (status: 'ready' | 'paperLow' | 'paperOut') => void;
};

/** Gathers the three answers of each status question, which come in the order that they were asked. */
function listen(link: Link, heard: Heard): void {
  const reader = new ReplyReader();
  let answers: number[] = [];
  const take = (reply: Reply): void => {
    if (reply.type === 'paper') heard.printed(paperStatus(reply.byte));
    else if (reply.type === 'unasked') heard.status(unaskedStatus(reply.bytes));
    else answer(reply.byte);
  };
  const answer = (byte: number): void => {
    answers.push(byte);
    const [printer, cause, paper] = answers;
    if (printer === undefined || cause === undefined || paper === undefined) return;
    answers = [];
    heard.status(realTimeStatus(printer, cause, paper));
  };
  link.onBytes((bytes) => {
    for (const reply of reader.read(bytes)) take(reply);
  });
}
