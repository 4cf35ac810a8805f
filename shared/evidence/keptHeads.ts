import type { SignedHead } from './head.ts';

/** Heads that a witness keeps at once: of each copy of a ledger the newest, and not more copies than this. */
const KEPT = 4;

/** What a witness keeps after it was given another head: one that a restored copy gives does not push out a later one. */
export function withHead(kept: readonly SignedHead[], head: SignedHead): readonly SignedHead[] {
  const same = ({ ledgerId, epoch }: SignedHead): boolean => ledgerId === head.ledgerId && epoch === head.epoch;
  const newest = [head, ...kept.filter(same)].reduce((a, b) => (b.seq > a.seq ? b : a));
  return [newest, ...kept.filter((one) => !same(one))].slice(0, KEPT);
}
