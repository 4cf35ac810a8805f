import { useEffect } from 'react';
import { shellBridge } from './shell.ts';
import { useInterval } from './useInterval.ts';

/** Pages say it so often, ms: a shell loads again one that has fallen silent. */
const EVERY_MS = 5_000;

/** Tells the shell that the page is drawn. To be put within what guards it: a page that failed stops saying so. */
export function Alive() {
  const tell = (): void => void shellBridge()?.alive();
  useEffect(tell, []);
  useInterval(tell, EVERY_MS);
  return null;
}
