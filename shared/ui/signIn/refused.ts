import { isMessageKey, say } from '../../i18n/messages.ts';

/** Why the provider's sign-in was refused, as the address of the page says it by a code of ours; null where it says nothing. */
export function refusedWords(search: string): string | null {
  const code = new URLSearchParams(search).get('refused');
  const key = `problem.${code}`;
  return code !== null && /^(auth|staff|centre)\./.test(code) && isMessageKey(key) ? say(key) : null;
}
