import { type BrowserContext, test as base, expect } from '@playwright/test';
import { tellOfSilentPages } from './silentPages.ts';

/** Of the file that this process tells now: its name, and the browsers' contexts that it or an earlier one opened. */
let telling = '';
const known = new Set<BrowserContext>();

/**
 * What stories are told with. Playwright closes only the page that it hands out, while a board or a panel that a story
 * opened for itself goes on drawing and asking under all the stories after it: whatever a story opened is closed behind
 * it, and what a file opened for all of its own when the next file begins.
 */
export const test = base.extend<{ readonly nothingLeftOpen: undefined }>({
  nothingLeftOpen: [
    async ({ browser }, use, story) => {
      const { file } = story;
      if (file !== telling) await closeAll([...known].filter((context) => browser.contexts().includes(context)));
      telling = file;
      const before = new Set(browser.contexts());
      await use(undefined);
      if (story.status !== story.expectedStatus) {
        const silent = await tellOfSilentPages(browser);
        if (silent !== null)
          await story.attach('pages that answer nothing', { body: silent, contentType: 'text/plain' });
      }
      await closeAll(browser.contexts().filter((context) => !before.has(context)));
      for (const context of browser.contexts()) known.add(context);
    },
    { auto: true },
  ],
});

async function closeAll(contexts: readonly BrowserContext[]): Promise<void> {
  await Promise.all(contexts.map((context) => context.close()));
  for (const context of contexts) known.delete(context);
}

export { expect };
