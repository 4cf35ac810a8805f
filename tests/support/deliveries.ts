import { randomUUID } from 'node:crypto';
import { must } from '@turno25/shared/domain/result.ts';
import type { ServedBranch } from './branch.ts';

export type Block = {
  readonly series: string;
  readonly businessDate: string;
  readonly from: number;
  readonly to: number;
};

/** The first block of a series that the kiosk (or the one of other headers) holds, today or on another date. */
export async function firstBlock(
  { kiosk, branch }: ServedBranch,
  series: string,
  headers: Record<string, string> = {},
  date: string = must(branch.engine.state().day, 'the day is open').date,
): Promise<Block> {
  const reply = await kiosk.call('POST', '/devices/blocks', { dates: [date] }, headers);
  return reply.body.blocks.find((block: Block) => block.series === series);
}

/** A ticket that a kiosk gave by itself from a block a moment ago, with its first number. */
export function deliveryOf({ series, businessDate, from }: Block, more: Readonly<Record<string, unknown>> = {}) {
  return {
    visitId: randomUUID(),
    series,
    number: from,
    businessDate,
    serviceId: 'pgu',
    class: 'general',
    language: 'es-CL',
    issuedAt: new Date(Date.now() - 60_000).toISOString(),
    clockOffsetMs: 0,
    printed: true,
    ...more,
  };
}
