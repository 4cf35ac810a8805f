import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/**
 * Default none; scripts, styles, fonts, images and sounds of our own; requests to our own origin, which passes them to the
 * branch's server, and to the device host on loopback.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  // The voice of the service beside a kiosk's page arrives as bytes.
  "media-src 'self' blob:",
  "connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of each screen, from the root of its origin. */
export const PAGES = { kiosk: '/kiosk/ui/kiosk.html', board: '/display-board/ui/board.html' } as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
};

/** What goes to the branch's server, and what is a packaged file; there is nothing else. */
const PASSED_ON = ['/api/v1/', '/socket.io/'];
const PACKAGED = ['/kiosk/', '/display-board/', '/assets/'];

/** Headers of a request that belong to its own connection or page, and are no business of the branch's server. */
const KEPT_BACK = ['host', 'connection', 'content-length', 'transfer-encoding', 'origin', 'referer', 'cookie'];
/** Headers of an answer that are about bytes which `fetch` has already unpacked. */
const UNPACKED = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'set-cookie'];

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Answers a request for a path of the kiosk's own origin: a packaged file (GET, inside the pages' folder, of a known type),
 * or the branch's server for the API. Any other method, path or type is refused.
 */
export function answerPath(pages: string, server: URL, fetchServer: Fetch): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (PASSED_ON.some((prefix) => url.pathname.startsWith(prefix))) return passOn(request, url, server, fetchServer);
    if (request.method !== 'GET') return refused(405);
    const isPackaged = PACKAGED.some((prefix) => url.pathname.startsWith(prefix));
    const file = isPackaged ? fileFor(pages, url.pathname) : null;
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return refused(404);
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return refused(404);
    }
  };
}

async function passOn(request: Request, url: URL, server: URL, fetchServer: Fetch): Promise<Response> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
  const target = new URL(`${url.pathname}${url.search}`, server).href;
  const headers = without(request.headers, KEPT_BACK);
  const answer = await fetchServer(target, { method: request.method, headers, body, redirect: 'error' });
  return new Response(answer.body, { status: answer.status, headers: without(answer.headers, UNPACKED) });
}

function without(headers: Headers, names: readonly string[]): Headers {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
}

/** The file of a path, or null when it climbs out of the pages' folder or cannot be decoded. */
export function fileFor(pages: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const root = normalize(`${pages}${sep}`);
  const file = normalize(join(root, decoded));
  return file.startsWith(root) ? file : null;
}

/** An answer with a status and nothing else. */
export function refused(status: number): Response {
  return new Response(null, { status });
}
