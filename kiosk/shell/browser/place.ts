import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the browser kiosk serves its pages unless said; see `BrowserKiosk.port`. */
export const FRONT_PORT = 4_124;

/** This user's folder of the kiosk's browser. */
export function defaultProfile(): string {
  return join(homedir(), '.config/turno25-kiosk');
}
