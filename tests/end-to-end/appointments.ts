import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import type { Served } from './served.ts';

/** A Friday to come: sessions that began in the past would be over in the browser. */
export const STORY_DATE = '2030-11-22';

/** The instant of an hour of the story's day. */
export function at(time: string): string {
  return new Date(localTimeToInstant(STORY_DATE, time, 'America/Santiago')).toISOString();
}

let keys = 0;

/** The manager at work through the API, on the day of the story. */
export async function manager(served: Served) {
  const call = async (path: string, body: unknown, token: string | null): Promise<any> => {
    keys += 1;
    const reply = await fetch(`${served.address}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `manager-of-story-${keys}`,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const { token } = await call('/sessions', { login: 'manager', secret: served.secret }, null);
  return {
    /** Makes an appointment and gives its code. */
    book: async (time: string, more: object = {}): Promise<string> => {
      const body = { serviceId: 'certificados-rc', at: at(time), ...more };
      return (await call('/appointments', body, token)).code;
    },
  };
}
