import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** The shell's own scheme: pages never come from `file://` nor from the network. */
export const SCHEME = 'kiosk';
export const APP_ORIGIN = 'kiosk://app';
export const START_PAGE = `${APP_ORIGIN}/kiosk/ui/kiosk.html`;

/** Privileges of the scheme: a standard, secure origin with fetch, and nothing more. */
export const SCHEME_PRIVILEGES = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  allowServiceWorkers: false,
  bypassCSP: false,
  corsEnabled: false,
} as const;

/** Default none; scripts, styles, fonts and images of our own; requests to our own origin, which passes them to the branch's server. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wav': 'audio/wav',
};

/** What goes to the branch's server; everything else is a packaged file. */
const PASSED_ON = ['/api/v1/', '/socket.io/'];

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Answers a request of the shell's pages: a packaged file (GET, inside the pages' folder, of a known type), or the branch's
 * server for the API. Any other host, method, path or type is refused.
 */
export function answerRequest(pages: string, server: URL, fetchServer: Fetch): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.protocol !== `${SCHEME}:` || url.host !== 'app') return refused(403);
    if (PASSED_ON.some((prefix) => url.pathname.startsWith(prefix))) {
      const target = new URL(`${url.pathname}${url.search}`, server);
      const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
      return fetchServer(target.href, { method: request.method, headers: request.headers, body, redirect: 'error' });
    }
    if (request.method !== 'GET') return refused(405);
    const file = fileFor(pages, url.pathname);
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

function refused(status: number): Response {
  return new Response(null, { status });
}
