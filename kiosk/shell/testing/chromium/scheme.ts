import type { CDPSession } from 'playwright-core';
import { fromBrowser, OWN_PATTERN } from './origin.ts';

export type SchemeHandler = (request: Request) => Promise<Response>;

export type Surroundings = {
  /** The handler of a scheme, as the shell registered it. */
  readonly handlerOf: (scheme: string) => SchemeHandler | undefined;
  /** Whether a page may go there by itself. */
  readonly mayNavigate: (url: string, isMainFrame: boolean) => boolean;
};

/**
 * Answers requests for the own scheme by the shell's handler, and asks the shell before any navigation. Other requests are
 * not touched, so that Chromium's own rules between origins hold for them.
 */
export async function answerRequests(session: CDPSession, { handlerOf, mayNavigate }: Surroundings): Promise<void> {
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  type Paused = Parameters<Parameters<typeof session.on<'Fetch.requestPaused'>>[1]>[0];
  const answer = async ({ requestId, request, frameId, resourceType }: Paused): Promise<void> => {
    const url = fromBrowser(request.url);
    if (resourceType === 'Document' && !mayNavigate(url, frameId === mainFrame)) {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const handler = handlerOf(URL.parse(url)?.protocol.slice(0, -1) ?? '');
    if (handler === undefined) {
      await session.send('Fetch.continueRequest', { requestId });
      return;
    }
    const body = request.hasPostData === true ? Buffer.from(request.postData ?? '', 'utf8') : null;
    const response = await handler(new Request(url, { method: request.method, headers: request.headers, body }));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  };
  // A page that is gone, or a server that is away, leaves its requests unanswered; nobody is there to be told.
  session.on('Fetch.requestPaused', (paused) => {
    answer(paused).catch(() =>
      session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(() => undefined),
    );
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: OWN_PATTERN }, { urlPattern: '*', resourceType: 'Document' }],
  });
}
