import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { IntakeReceipt } from '@turno25/shared/contracts/intake.ts';
import { type WrittenRow, writtenRow } from '@turno25/shared/evidence/writtenRow.ts';

export const CENTRE_TOKEN = 'clave-de-prueba-del-centro';

/** What a request is answered with instead of the truth. `cut`: the line breaks after the rows were taken. */
export type Mischief = 'cut' | 'cutBefore' | 'nonsense' | 'silent' | number | ((truth: IntakeReceipt) => unknown);

/**
 * A centre over real HTTP that keeps what it gets, and tells the truth about it until it is told otherwise. It knows one
 * branch and one token.
 */
export class CentreStub {
  readonly rows: WrittenRow[] = [];
  /** How many rows came in each delivery. */
  readonly deliveries: number[] = [];
  /** Taken from the front, one for each request; empty: the truth. */
  mischief: Mischief[] = [];
  /** What it says of the rows that it has. */
  verdict: Pick<IntakeReceipt, 'state' | 'finding'> = { state: 'accepted' };
  /** At most so many new rows of a delivery are taken. */
  takes = Number.MAX_SAFE_INTEGER;
  /** `GET /national/catalogue`: the document, or null. */
  national: unknown = null;
  headers: Record<string, string> = {};
  readonly #branchId: string;
  readonly #server: Server;

  constructor(branchId: string) {
    this.#branchId = branchId;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get held(): Pick<IntakeReceipt, 'held' | 'hash'> {
    const last = this.rows.at(-1);
    return { held: last?.seq ?? 0, hash: last?.hash ?? null };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const mischief = this.mischief.shift();
    if (mischief === 'cutBefore') return void request.socket.destroy();
    if (mischief === 'silent') return;
    if (typeof mischief === 'number') return void response.writeHead(mischief, this.headers).end('{}');
    if (request.headers.authorization !== `Bearer ${CENTRE_TOKEN}`) return void response.writeHead(401).end('{}');
    if (request.url?.startsWith('/api/v1/national/catalogue'))
      return this.#answer(response, { document: this.national }, mischief);
    if (request.url !== `/api/v1/intake/${this.#branchId}`) return void response.writeHead(404).end('{}');
    if (request.method === 'POST') this.#take(gunzipSync(Buffer.concat(chunks)).toString('utf8'));
    if (mischief === 'cut') return void request.socket.destroy();
    const truth = { ...this.held, ...(request.method === 'POST' ? this.verdict : {}) };
    this.#answer(response, truth, mischief);
  }

  #answer(response: ServerResponse, truth: object, mischief: Mischief | undefined): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    if (mischief === 'nonsense') response.end('<html>entre por el portal</html>');
    else response.end(JSON.stringify(typeof mischief === 'function' ? mischief(truth as IntakeReceipt) : truth));
  }

  #take(text: string): void {
    const rows = text.split('\n').flatMap((line) => (line === '' ? [] : [writtenRow.parse(JSON.parse(line))]));
    this.deliveries.push(rows.length);
    const fresh = rows.filter(({ seq, prevHash }, index) => {
      const before = index === 0 ? this.rows.at(-1)?.hash : rows[index - 1]?.hash;
      return seq > (this.rows.at(-1)?.seq ?? 0) && (before === undefined || before === prevHash || index > 0);
    });
    this.rows.push(...fresh.slice(0, this.takes));
  }
}

/** A listening centre for as long as `run` takes. */
export async function withCentre<T>(
  branchId: string,
  run: (stub: CentreStub, address: string) => Promise<T>,
): Promise<T> {
  const stub = new CentreStub(branchId);
  const address = await stub.listen();
  try {
    return await run(stub, address);
  } finally {
    await stub.close();
  }
}
