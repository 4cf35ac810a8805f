import type { CheckInRequest, TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { Answer, CopyRequest, TicketOffice } from './ticketOffice.ts';

/** What is wanted of the office. */
export type Wanted =
  | { readonly kind: 'ticket'; readonly request: TicketRequest }
  /** The paper of a visit again, instead of a new one. */
  | { readonly kind: 'copy'; readonly request: CopyRequest; readonly language: Language }
  | { readonly kind: 'checkIn'; readonly request: CheckInRequest; readonly language: Language };

/**
 * Something asked of the office and not answered. The key belongs to the person's touch: every attempt repeats it, so that
 * nothing is given twice. Who the person is stays in memory until the answer, and no longer.
 */
export type Errand = Wanted & { readonly attempt: number; readonly state: 'sending' | 'unreached' };

export function begun(wanted: Wanted): Errand {
  return { ...wanted, attempt: 1, state: 'sending' };
}

export function again(errand: Errand): Errand {
  return { ...errand, attempt: errand.attempt + 1, state: 'sending' };
}

/** Runs it once. */
export function run(office: TicketOffice, errand: Errand, signal: AbortSignal): Promise<Answer> {
  switch (errand.kind) {
    case 'ticket':
      return office.issue(errand.request, signal);
    case 'copy':
      return office.copy(errand.request, errand.language, signal);
    case 'checkIn':
      return office.checkIn(errand.request, errand.language, signal);
  }
}
