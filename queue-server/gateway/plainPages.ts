import { isIP } from 'node:net';
import { say } from '@turno25/shared/i18n/messages.ts';

/** Pages of words alone, for who typed an address by hand: they need nothing that was built. */

const STYLE =
  'body{margin:0;padding:2rem;font:1.25rem/1.5 sans-serif;color:#0a132d;background:#fff}main{max-width:40rem;margin:auto}' +
  'a{color:#0f4ea8}li{margin:.75rem 0}small{display:block;color:#4a4a4a}';

/** The pages of the branch, for staff: what each is for, and where. */
const LISTED = [
  ['/kiosk', 'page.kiosk'],
  ['/kiosk?mode=exit', 'page.kioskExit'],
  ['/kiosk?mode=both', 'page.kioskBoth'],
  ['/board', 'page.board'],
  ['/attendant', 'page.attendant'],
  ['/host', 'page.host'],
  ['/manager', 'page.manager'],
  ['/oirs', 'page.oirs'],
  ['/audit', 'page.audit'],
  ['/explorer', 'page.explorer'],
  ['/signals', 'page.signals'],
  ['/satisfaction', 'page.satisfaction'],
  ['/settings', 'page.settings'],
  ['/survey', 'page.survey'],
  ['/help', 'page.help'],
] as const;

/** The list of pages. */
export function listPage(): string {
  const rows = LISTED.map(
    ([path, key]) => `<li><a href="${path}">${say(key)}</a><small>${path.replace('&', '&amp;')}</small></li>`,
  );
  return page(say('page.list'), `<ul>${rows.join('')}</ul>`);
}

/** There is nothing at that address. */
export function nothingHere(): string {
  return page(say('page.nothing'), `<p>${say('page.nothingText')}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="es-CL"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Turno25</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

/** Whether an address is of this machine or of a local network: only there are the branch's pages listed. */
export function isLocal(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  if (isIP(plain) === 4) {
    const [a = 0, b = 0] = plain.split('.').map(Number);
    return (
      a === 127 || a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254)
    );
  }
  return plain === '::1' || /^f[cd]|^fe[89ab]/i.test(plain);
}
