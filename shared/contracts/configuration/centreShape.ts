import { z } from 'zod';

/** Names and addresses of this machine and of a network of one's own (RFC 1918, RFC 4193): what never crosses a public network. */
const OWN =
  /^http:\/\/(localhost|127(\.\d{1,3}){3}|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|\[::1\]|\[f[cd][0-9a-f:]+\])(:\d+)?$/i;

/** Where the central office is. What crosses a public network is HTTPS; plain HTTP is for a network of one's own. */
export const centreAddress = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .regex(/^https?:\/\/[^/?#@\s]+$/, 'solo el protocolo y el nombre del servidor, sin barra al final')
  .refine((address) => address.startsWith('https:') || OWN.test(address), 'debe comenzar con https');

/** The central office as a branch knows it: the key with which it signs, and where it is, if the branch calls it by itself. */
export const centreShape = z.strictObject({
  publicKey: z.string().max(500),
  address: centreAddress.exactOptional(),
});
