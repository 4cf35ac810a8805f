import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';

export type StubBranch = {
  readonly address: string;
  /** What it gives from now on. */
  lines: readonly string[];
  /** The head that it says to have; null: it says none. */
  head: SignedHead | null;
  /** Bends a page on its way. */
  bend: (page: string) => string;
  /** What it says that its rows are. */
  type: string;
  readonly stop: () => Promise<void>;
};

/** Something that answers what a branch answers, with rows of a test's choosing. */
export async function startStub(lines: readonly string[], pageSize = 5000): Promise<StubBranch> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    const json = (body: unknown): void => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
    request.resume().on('end', () => {
      if (url.pathname === '/api/v1/sessions') return json({ token: 'un-token-de-prueba' });
      if (url.pathname === '/api/v1/ledger/witness') return json({ head: stub.head });
      if (url.pathname !== '/api/v1/ledger') return void response.writeHead(404).end();
      const after = Number(url.searchParams.get('after'));
      const limit = Math.min(pageSize, Number(url.searchParams.get('limit') ?? pageSize));
      const page = stub.lines.slice(after, after + limit).map((line) => `${line}\n`);
      response.setHeader('content-type', stub.type).end(stub.bend(page.join('')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stub: StubBranch = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lines,
    head: null,
    bend: (page) => page,
    type: 'application/x-ndjson; charset=utf-8',
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return stub;
}
