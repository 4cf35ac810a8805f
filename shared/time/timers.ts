/** Handle that cancels what was planned; cancelling twice does nothing. */
export type Cancel = () => void;

export type Timers = {
  readonly after: (millis: number, run: () => void) => Cancel;
  readonly every: (millis: number, run: () => void) => Cancel;
};

export const systemTimers: Timers = {
  after(millis, run) {
    const handle = setTimeout(run, millis);
    return () => clearTimeout(handle);
  },
  every(millis, run) {
    const handle = setInterval(run, millis);
    return () => clearInterval(handle);
  },
};

/** Runs `task` once the present turn of the event loop is over, so that what arrives together is taken together. */
export function soon(task: () => void): void {
  const { setImmediate: immediate } = globalThis as { setImmediate?: (run: () => void) => unknown };
  if (immediate === undefined) setTimeout(task, 0);
  else immediate(task);
}
