import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The secret as a receiver writes it down, in the form of Standard Webhooks (standardwebhooks.com). */
export function secretText(secret: Uint8Array): string {
  return `${PREFIX}${Buffer.from(secret).toString('base64')}`;
}

/**
 * Headers that let a receiver see that a message is ours, unchanged, and not an old one sent again (Standard Webhooks 1.0):
 * HMAC-SHA256 over id, instant of this try and body. `at` in UTC ms; the header has whole seconds.
 */
export function signedHeaders(
  secret: Uint8Array,
  { id, body }: { readonly id: string; readonly body: string },
  at: number,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
