import { say } from '../i18n/messages.ts';

const HEADER = 'turno25-practice';

/** Marks the page once an answer says that the branch is one of practice; `practice.css` draws the mark over everything. */
export function noticePractice(response: Response): void {
  if (response.headers.get(HEADER) !== 'yes') return;
  document.documentElement.dataset.practice = say('practice.mark');
}
