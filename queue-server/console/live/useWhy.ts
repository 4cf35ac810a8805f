import type { WhyView } from '@turno25/shared/contracts/tickets.ts';
import { useAsked } from '../asking/useAsked.ts';

/** Why a ticket was called before others, as the ledger tells it. */
export function useWhy(visitId: string | null): { readonly why: WhyView | null; readonly trouble: string | null } {
  const { answer, trouble } = useAsked<WhyView>(visitId === null ? null : `/tickets/${visitId}/why`);
  return { why: answer, trouble };
}
