import type { Browser, Page } from '@playwright/test';

/** How long a page may take to say that it is there. */
const PATIENCE_MS = 3_000;
/** Over how long the processors' times are taken from each other. */
const LOOK_MS = 2_000;

/**
 * What can still be known of pages that answer nothing any more, of which there is neither picture nor snapshot: null while
 * every page answers. A process that used the whole time turns in a loop, of ours or of the browser; one that used none waits.
 */
export async function tellOfSilentPages(browser: Browser): Promise<string | null> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const silent = await Promise.all(pages.map(async (page) => ((await answers(page)) ? null : page.url())));
  const addresses = silent.filter((url) => url !== null);
  if (addresses.length === 0) return null;
  const before = await processes(browser);
  await after(LOOK_MS);
  const used = (await processes(browser)).map(
    ({ id, type, cpuTime }) =>
      `${type} ${id}: ${(cpuTime - (before.find((one) => one.id === id)?.cpuTime ?? 0)).toFixed(2)} s of processor`,
  );
  return [`silent: ${addresses.join(', ')}`, `in ${LOOK_MS} ms`, ...used].join('\n');
}

function answers(page: Page): Promise<boolean> {
  return Promise.race([page.evaluate(() => true).catch(() => true), after(PATIENCE_MS).then(() => false)]);
}

async function processes(
  browser: Browser,
): Promise<readonly { readonly id: number; readonly type: string; readonly cpuTime: number }[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
