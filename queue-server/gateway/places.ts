import { createHmac } from 'node:crypto';
import type { Vault } from '../vault/vault.ts';

/** Enough to tell a few addresses apart, too little to find one. */
const MARK_DIGITS = 12;

/** Whose address a request came from, past so many proxies of one's own: each writes whom it heard at the end. */
export function addressBehind(forwarded: readonly string[], peer: string, proxyHops: number): string {
  const heard = [...forwarded.map((one) => one.trim()).filter((one) => one !== ''), peer];
  return heard[Math.max(0, heard.length - 1 - proxyHops)] ?? peer;
}

/** A mark of the address that a device speaks from: the same for the same device and address, and nothing else is told by it. */
export function placeOf(vault: Pick<Vault, 'secret'>, deviceId: string, address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  const named = plain === '::1' || plain.startsWith('127.') ? 'loopback' : plain;
  const mark = createHmac('sha256', vault.secret('devicePlaces')).update(`${deviceId} ${named}`).digest('hex');
  return mark.slice(0, MARK_DIGITS);
}
