import { answerPath, type Fetch, PAGES, refused } from './pages.ts';

/** The shell's own scheme: pages never come from `file://` nor from the network. */
export const SCHEME = 'kiosk';
export const APP_ORIGIN = 'kiosk://app';

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

/** The page that a window opens with; what was said of the machine is passed on, and remembered there. */
export function startPage(screen: keyof typeof PAGES, said: Readonly<Record<string, string | null>>): string {
  const known = Object.entries(said).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  const query = new URLSearchParams(known).toString();
  return `${APP_ORIGIN}${PAGES[screen]}${query === '' ? '' : `?${query}`}`;
}

/** Answers a request of the shell's pages; any other scheme or host is refused, and the rest is as in `pages.ts`. */
export function answerRequest(pages: string, server: URL, fetchServer: Fetch): (request: Request) => Promise<Response> {
  const answer = answerPath(pages, server, fetchServer);
  return async (request) => {
    const url = new URL(request.url);
    return url.protocol === `${SCHEME}:` && url.host === 'app' ? answer(request) : refused(403);
  };
}
