import type { ApiTrouble } from '@turno25/shared/ui/api.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { asked, Refused } from './asked.ts';

const REFUSAL = { type: 'about:blank', title: '', status: 401, code: 'auth.required' };

afterEach(() => vi.unstubAllGlobals());

function server(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
}

it('gives what the server answers', async () => {
  server(200, { day: 'open' });
  expect(await asked('/live', new AbortController().signal, () => {})).toEqual({ day: 'open' });
});

it('tells of trouble, which the query then carries', async () => {
  server(401, REFUSAL);
  const told: ApiTrouble[] = [];
  const question = asked('/live', new AbortController().signal, (trouble) => told.push(trouble));
  await expect(question).rejects.toMatchObject({ trouble: { kind: 'problem', problem: REFUSAL } });
  await expect(question).rejects.toBeInstanceOf(Refused);
  expect(told).toHaveLength(1);
});

it('says nothing of a question that was dropped meanwhile', async () => {
  server(401, REFUSAL);
  const dropped = new AbortController();
  dropped.abort();
  const told: ApiTrouble[] = [];
  await expect(asked('/live', dropped.signal, (trouble) => told.push(trouble))).rejects.toBeInstanceOf(Refused);
  expect(told).toEqual([]);
});
