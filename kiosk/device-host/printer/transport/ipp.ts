import { request } from 'node:http';
import type { Timers } from '@turno25/shared/time/timers.ts';

/** State of a job (RFC 8011, 5.3.7): 3 pending, 4 held, 5 processing, 6 stopped; over: 7 canceled, 8 aborted, 9 completed. */
export type IppJob = {
  readonly state: number;
  /** Whether it was ever begun. */
  readonly begun: boolean;
  /** The last thing that the program which feeds the printer said of it. */
  readonly said: string;
};

const GET_JOB_ATTRIBUTES = 0x0009;
const NOT_FOUND = 0x0406;
const TAG = { operation: 0x01, end: 0x03, noValue: 0x13, integer: 0x21, enum: 0x23 } as const;
const TEXT = { charset: 0x47, language: 0x48, uri: 0x45, keyword: 0x44, name: 0x42 } as const;
const DEFAULT_PORT = 631;
/** An answer about one job is a few hundred bytes. */
const LONGEST = 64 * 1024;

/** How a job stands, as the spooler at `server` (`/run/cups/cups.sock`, `host:631`) says; `none` for one that it does not have. */
export async function ippJob(
  server: string,
  jobId: number,
  { user, timers, limitMs }: { readonly user: string; readonly timers: Timers; readonly limitMs: number },
): Promise<IppJob | 'none' | null> {
  const answer = await post(server, `/jobs/${jobId}`, question(jobId, user), timers, limitMs);
  try {
    return answer === null ? null : read(answer);
  } catch (error) {
    // A message that is cut short says nothing.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function question(jobId: number, user: string): Buffer {
  return Buffer.concat([
    Buffer.of(2, 0, GET_JOB_ATTRIBUTES >> 8, GET_JOB_ATTRIBUTES & 0xff, 0, 0, 0, 1, TAG.operation),
    attribute(TEXT.charset, 'attributes-charset', 'utf-8'),
    attribute(TEXT.language, 'attributes-natural-language', 'en'),
    attribute(TEXT.uri, 'job-uri', `ipp://localhost/jobs/${jobId}`),
    attribute(TEXT.name, 'requesting-user-name', user),
    attribute(TEXT.keyword, 'requested-attributes', 'job-state'),
    attribute(TEXT.keyword, '', 'job-printer-state-message'),
    attribute(TEXT.keyword, '', 'time-at-processing'),
    Buffer.of(TAG.end),
  ]);
}

/** A name without letters: one more value of the attribute before. */
function attribute(tag: number, name: string, value: string): Buffer {
  const [names, values] = [Buffer.from(name), Buffer.from(value)];
  const head = Buffer.alloc(3);
  head.writeUInt8(tag);
  head.writeUInt16BE(names.length, 1);
  const middle = Buffer.alloc(2);
  middle.writeUInt16BE(values.length);
  return Buffer.concat([head, names, middle, values]);
}

/** Throws a RangeError where the message ends too soon. */
function read(answer: Buffer): IppJob | 'none' | null {
  const status = answer.readUInt16BE(2);
  if (status === NOT_FOUND) return 'none';
  if (status >= 0x0100) return null;
  let job: IppJob = { state: 0, begun: false, said: '' };
  for (let at = 8; ; ) {
    const tag = answer.readUInt8(at);
    if (tag === TAG.end) return job.state === 0 ? null : job;
    at += 1;
    if (tag < 0x10) continue;
    const nameLength = answer.readUInt16BE(at);
    const name = answer.toString('latin1', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = answer.readUInt16BE(at);
    const value = answer.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    if (name === 'job-state' && tag === TAG.enum) job = { ...job, state: value.readInt32BE() };
    if (name === 'time-at-processing') job = { ...job, begun: tag === TAG.integer };
    if (name === 'job-printer-state-message') job = { ...job, said: value.toString('utf8') };
  }
}

function post(server: string, path: string, body: Buffer, timers: Timers, limitMs: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const sent = request(
      {
        ...placeOf(server),
        path,
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/ipp', 'content-length': body.length },
      },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length > LONGEST) sent.destroy();
          else parts.push(part);
        });
        response.on('end', () => settle(response.statusCode === 200 ? Buffer.concat(parts) : null));
        response.on('error', () => settle(null));
        response.on('close', () => settle(null));
      },
    );
    const stop = timers.after(limitMs, () => sent.destroy());
    const settle = (answer: Buffer | null): void => {
      stop();
      resolve(answer);
    };
    sent.on('error', () => settle(null));
    sent.end(body);
  });
}

function placeOf(server: string): { socketPath: string } | { host: string; port: number } {
  if (server.startsWith('/')) return { socketPath: server };
  const [, host = server, port] = /^(.*):(\d+)$/.exec(server) ?? [];
  return { host, port: port === undefined ? DEFAULT_PORT : Number(port) };
}
