import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import { say } from '@turno25/shared/i18n/messages.ts';

/** What is wrong with a RUN as staff typed it, in a sentence; null for a good one and for none. */
export function typedRunTrouble(run: string): string | null {
  if (run.trim() === '') return null;
  if (!parseRun(run).ok) return say('appointments.book.badRun');
  return saysItsDigit(run) ? null : say('appointments.book.runWithoutDigit');
}

/** Without a dash nobody knows whether the digit is there, and the number could be another person's. */
function saysItsDigit(run: string): boolean {
  return /[\p{Pd}−]\s*[\dkK]\s*$/u.test(run);
}
