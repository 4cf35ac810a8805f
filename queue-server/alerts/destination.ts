import { BlockList, isIP } from 'node:net';

/** Where alerts go. `local`: to a machine of the branch's own network, which may be plain HTTP; else to the outside, by HTTPS alone. */
export type Destination = { readonly url: string; readonly local?: true };

/** The branch's own networks and this machine (RFC 1918, RFC 4193, loopback). */
const OWN = listOf([
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['::1', 128],
  ['fc00::', 7],
]);

/** What is neither outside nor a machine that one would name: this host, link-local (a cloud's metadata), shared, test, multicast, reserved; and ways to write IPv4 in IPv6 (RFC 6890). */
const NOBODYS = listOf([
  ['0.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]);

function listOf(nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of nets) list.addSubnet(net, bits, isIP(net) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

/** Whether an address, as it was resolved or written, is one to which this destination may speak. */
export function mayReach(address: string, local: boolean): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain;
  const family = isIP(mapped);
  if (family === 0) return false;
  const version = family === 6 ? 'ipv6' : 'ipv4';
  // Another spelling of an IPv4 address within IPv6 is nobody's address.
  if (family === 6 && /^::ffff:/i.test(mapped)) return false;
  const own = OWN.check(mapped, version);
  if (own) return local;
  return !local && !NOBODYS.check(mapped, version);
}

/** Why nothing can be sent to a destination as it is written; null where its address decides. */
export function writtenTrouble({ url, local }: Destination): 'url' | 'https' | 'address' | null {
  if (!URL.canParse(url)) return 'url';
  const { protocol, username, password, hostname, hash } = new URL(url);
  if (username !== '' || password !== '' || hash !== '') return 'url';
  if (protocol !== 'https:' && !(local === true && protocol === 'http:')) return 'https';
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !mayReach(literal, local === true) ? 'address' : null;
}
