import { z } from 'zod';
import { hostSettings } from '../settings/settings.ts';

/** Exit code that tells a supervisor to start the process again. */
export const RESTART_CODE = 70;

/** What the process that keeps a device host says to it: over a message channel, since arguments and environment can be read by others. */
export const toHost = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('start'), settings: hostSettings, token: z.string().min(16) }),
  z.strictObject({ say: z.literal('end') }),
]);
/** Settings as the file has them: the host fills in what is left out. */
export type ToHost =
  | { readonly say: 'start'; readonly settings: z.input<typeof hostSettings>; readonly token: string }
  | { readonly say: 'end' };

/** What the host says back. `leave`: a technician asked it, behind the PIN, to end the whole kiosk. */
export const fromHost = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('ready'), address: z.url() }),
  z.strictObject({ say: z.literal('leave') }),
]);
export type FromHost = z.infer<typeof fromHost>;
