import { type Client, type ServedBranch, withServer } from '../support/branch.ts';
import { KIOSK, send, ticketFor } from '../support/ledgerFile.ts';
import { type Measured, measured, quantile } from './measure.ts';

/** A crowd at every kiosk and telephone of a branch that has lost its day, and a calm one. */
const CROWD = { clients: 400, waiting: 3500, each: 10 };
const CALM = { clients: 10, waiting: 10, each: 60 };
const COUNTERS = 4;
const BATCH = 50;
const SERVICES = ['pgu', 'clave-unica', 'tne', 'bono-atencion', 'oirs'] as const;

type Load = typeof CROWD;
type Spans = { readonly tickets: number[]; readonly calls: number[] };

/**
 * What a ticket and a call take over HTTP while so many clients ask one after another without a pause and four counters
 * call, start and finish; beside the same with ten clients. Clients and server share the process, so that the ratio is what
 * there is to learn: forty times the clients wait forty times as long, more would be the day's weight.
 */
export async function crowdBench(): Promise<Measured[]> {
  const crowd = await underLoad(CROWD);
  const calm = await underLoad(CALM);
  const row = (name: string, of: keyof Spans): Measured =>
    measured(
      `${name} with ${CROWD.clients} clients, ${CROWD.waiting} waiting, p95`,
      quantile(crowd[of], 0.95),
      'ms',
      quantile(calm[of], 0.95),
      `with ${CALM.clients} clients`,
    );
  return [row('ticket', 'tickets'), row('call-next', 'calls')];
}

function underLoad({ clients, waiting, each }: Load): Promise<Spans> {
  return withServer(async (served) => {
    await gather(served, waiting);
    const spans: Spans = { tickets: [], calls: [] };
    let asking = true;
    const counters = served.attendants.slice(0, COUNTERS).map(async (attendant, n) => {
      const at = `/counters/m${n + 1}`;
      await done(attendant, `${at}/open`);
      while (asking) {
        const span = await done(attendant, `${at}/call-next`);
        // Nobody of this counter's services waits: what that takes is no call.
        if (span === null) continue;
        spans.calls.push(span);
        await done(attendant, `${at}/start`);
        await done(attendant, `${at}/finish`, { outcome: 'resolved', servicesGiven: ['pgu'] });
      }
    });
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let n = 0; n < each; n += 1)
          spans.tickets.push(
            (await done(served.kiosk, '/tickets', { serviceId: serviceOf(n), class: 'general' })) ?? 0,
          );
      }),
    );
    asking = false;
    await Promise.all(counters);
    for (const all of Object.values(spans)) all.sort((a, b) => a - b);
    return spans;
  });
}

async function gather({ branch }: ServedBranch, people: number): Promise<void> {
  for (let issued = 0; issued < people; issued += BATCH)
    await Promise.all(
      Array.from({ length: Math.min(BATCH, people - issued) }, (_, n) => send(branch, KIOSK, ticketFor(serviceOf(n)))),
    );
}

function serviceOf(n: number): string {
  return SERVICES[n % SERVICES.length] ?? '';
}

/** Milliseconds that a request took; null where nobody could be called. Throws when it was refused for anything else. */
async function done(client: Client, path: string, body: unknown = {}): Promise<number | null> {
  const start = performance.now();
  const { status, text, body: answer } = await client.call('POST', path, body);
  if (answer?.code === 'queue.empty') return null;
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  return performance.now() - start;
}
