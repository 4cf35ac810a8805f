import type { WaitRanks } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { minutes } from './figureWords.ts';

/** How long half of the people waited, and nine of ten; nothing where there was nobody. */
export function WaitRanksLine({ wait: { p50Ms, p90Ms, people } }: { readonly wait: WaitRanks }) {
  if (p50Ms === null || p90Ms === null) return null;
  const of = (ms: number): string => minutes({ n: ms, d: 1 });
  return <p>{say('national.waitRanks', { p50: of(p50Ms), p90: of(p90Ms), people })}</p>;
}
