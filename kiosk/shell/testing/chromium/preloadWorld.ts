import type { CDPSession } from 'playwright-core';

const WORLD = 'electron-preload';
type Invoke = (channel: string, args: unknown[]) => Promise<unknown>;

/**
 * Runs a preload, as it was built, in an isolated world of the page before any script of its own: it sees the document,
 * the page sees nothing of it but what `contextBridge` exposes. Values cross as JSON. Gives the way to send to it.
 */
export async function installPreload(
  session: CDPSession,
  source: string,
  invoke: Invoke,
): Promise<(channel: string, value: unknown) => Promise<void>> {
  let world: number | null = null;
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData?.frameId === mainFrame) world = context.id;
  });
  session.on('Runtime.bindingCalled', async ({ payload, executionContextId }) => {
    const { id, channel, args } = JSON.parse(payload);
    const answer = await invoke(channel, args).then(
      (value) => ({ id, ok: true, value }),
      (error) => ({ id, ok: false, message: `Error invoking remote method '${channel}': ${error}` }),
    );
    await session
      .send('Runtime.evaluate', {
        contextId: executionContextId,
        expression: `__electronAnswer(${JSON.stringify(answer)})`,
      })
      // A page that is gone waits for no answer.
      .catch(() => undefined);
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', { name: '__electronAsk', executionContextName: WORLD });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${inThePage})()` });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${inThePreload})((require, module, exports) => {${source}\n});`,
    worldName: WORLD,
  });
  return async (channel, value) => {
    if (world === null) return;
    const expression = `__electronTell(${JSON.stringify(channel)}, ${JSON.stringify(value)})`;
    await session.send('Runtime.evaluate', { contextId: world, expression }).catch(() => undefined);
  };
}

/** The page's side of `contextBridge`: frozen functions that call into the preload's world. */
function inThePage(): void {
  const g = globalThis as any;
  if (g.top !== g.self) return;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const callbacks: ((...values: unknown[]) => void)[] = [];
  const cross = (arg: unknown) =>
    typeof arg === 'function' ? { callback: callbacks.push(arg as never) - 1 } : { value: arg };
  const call =
    (name: string) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = waiting.size;
        waiting.set(id, { resolve, reject });
        const detail = JSON.stringify({ id, name, args: args.map(cross) });
        g.document.dispatchEvent(new g.CustomEvent('electron:call', { detail }));
      });
  g.document.addEventListener('electron:tell', ({ detail }: { detail: string }) => {
    const told = JSON.parse(detail);
    if (told.expose !== undefined) {
      const api = Object.fromEntries(told.names.map((name: string) => [name, call(name)]));
      Object.defineProperty(globalThis, told.expose, { value: Object.freeze(api) });
    } else if (told.callback !== undefined) callbacks[told.callback]?.(...told.values);
    else if (told.ok) waiting.get(told.id)?.resolve(told.value);
    else waiting.get(told.id)?.reject(new Error(told.message));
  });
}

/** The preload's side: `require('electron')` as a sandboxed preload has it. */
function inThePreload(preload: (require: unknown, module: unknown, exports: unknown) => void): void {
  const g = globalThis as any;
  if (g.top !== g.self) return;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, ((event: object, value: unknown) => void)[]>();
  const exposed: Record<string, (...args: unknown[]) => unknown> = {};
  const tell = (told: object) =>
    g.document.dispatchEvent(new g.CustomEvent('electron:tell', { detail: JSON.stringify(told) }));
  g.__electronAnswer = ({ id, ok, value, message }: { id: number; ok: boolean; value: unknown; message: string }) =>
    ok ? waiting.get(id)?.resolve(value) : waiting.get(id)?.reject(new Error(message));
  g.__electronTell = (channel: string, value: unknown) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, value);
  };
  g.document.addEventListener('electron:call', async ({ detail }: { detail: string }) => {
    const { id, name, args } = JSON.parse(detail);
    const revived = args.map((arg: { callback?: number; value?: unknown }) =>
      arg.callback === undefined ? arg.value : (...values: unknown[]) => tell({ callback: arg.callback, values }),
    );
    try {
      tell({ id, ok: true, value: await exposed[name]?.(...revived) });
    } catch (error) {
      tell({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  });
  const electron = {
    contextBridge: {
      exposeInMainWorld(expose: string, api: object) {
        Object.assign(exposed, api);
        tell({ expose, names: Object.keys(api) });
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = waiting.size;
          waiting.set(id, { resolve, reject });
          g.__electronAsk(JSON.stringify({ id, channel, args }));
        }),
      on: (channel: string, listener: (event: object, value: unknown) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  const module = { exports: {} };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  preload(require, module, module.exports);
}
