import { lookup } from 'node:dns';
import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { type Destination, mayReach, writtenTrouble } from './destination.ts';

/** How a receiver answered: `HTTP 200`, or a word for why there was no answer. */
export type Answer = { readonly delivered: boolean; readonly said: string };

/** A receiver that takes longer is tried again later. */
const ANSWER_MS = 10_000;

class Forbidden extends Error {}

/**
 * Posts one message, once. The address is looked at as it is connected to, so that a name which is given another address in
 * between leads nowhere; a redirection is an answer like any other, and nothing of what comes back is read. Never rejects.
 */
export function post(
  destination: Destination,
  message: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  timers: Timers,
): Promise<Answer> {
  const trouble = writtenTrouble(destination);
  if (trouble !== null) return Promise.resolve({ delivered: false, said: trouble });
  return new Promise((resolve) => {
    const { body, headers } = message;
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(destination.local === true),
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Turno25',
      },
    };
    const send = new URL(destination.url).protocol === 'https:' ? secureRequest : plainRequest;
    const asked = send(destination.url, options, (response) => {
      const { statusCode = 0 } = response;
      response.destroy();
      end({ delivered: statusCode >= 200 && statusCode < 300, said: `HTTP ${statusCode}` });
    });
    const cancel = timers.after(ANSWER_MS, () => {
      asked.destroy();
      end({ delivered: false, said: 'slow' });
    });
    const end = (answer: Answer): void => {
      cancel();
      resolve(answer);
    };
    asked.on('error', (error) => end({ delivered: false, said: wordFor(error) }));
    asked.end(body);
  });
}

function guardedLookup(local: boolean): NonNullable<RequestOptions['lookup']> {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      // One forbidden address is enough: whoever answers for the name would choose.
      if (addresses.length === 0 || !addresses.every(({ address }) => mayReach(address, local)))
        return callback(new Forbidden('address'), '', 0);
      const [first] = addresses;
      if (options.all === true) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

function wordFor(error: NodeJS.ErrnoException): string {
  if (error instanceof Forbidden) return 'address';
  return /^[A-Z_]{2,40}$/.test(error.code ?? '') ? (error.code ?? 'error') : 'error';
}
