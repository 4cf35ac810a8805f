import { useWhy } from '../live/useWhy.ts';

/** Why the visit at the counter was called: as the call's answer said, or as the ledger tells it after a reload. */
export function useCallWhy(
  visitId: string | null,
  said: { readonly visitId: string; readonly sentence: string } | null,
): string | null {
  const heard = said !== null && said.visitId === visitId;
  const { why } = useWhy(heard ? null : visitId);
  if (visitId === null) return null;
  return heard ? said.sentence : (why?.called?.sentence ?? null);
}
