import { z } from 'zod';
import type { HostPlace } from './deviceHost.ts';
import { type TechnicianAnswer, type TechnicianRequest, technicianRequest } from './technician.ts';

/** Everything that a page may ask of the shell: a channel and what it takes. Nothing else crosses. */
export const CHANNELS = {
  /** Where the device host listens, and the token to speak to it; null while it is starting again. */
  'kiosk:device-host': z.tuple([]),
  /** A page says that it is alive; one that falls silent is loaded again. */
  'kiosk:alive': z.tuple([]),
  /** A page caught an error that it cannot mend: the next rung of the recovery ladder. */
  'kiosk:failed': z.tuple([z.string().max(500)]),
  /** The technician's screen: everything but the knock needs the PIN, and then the session that it gave. */
  'kiosk:technician': z.tuple([technicianRequest]),
} as const;

/** The one message that the shell sends by itself: the device host has moved, or is away (null). */
export const HOST_MOVED = 'kiosk:device-host-moved';

export type Channel = keyof typeof CHANNELS;
type Takes<C extends Channel> = z.infer<(typeof CHANNELS)[C]>;
type Gives = {
  readonly 'kiosk:device-host': HostPlace | null;
  readonly 'kiosk:alive': null;
  readonly 'kiosk:failed': null;
  readonly 'kiosk:technician': TechnicianAnswer;
};
export type Handlers = { readonly [C in Channel]: (...args: Takes<C>) => Gives[C] | Promise<Gives[C]> };

/** What the preload puts on `window.turno25`. */
export type ShellBridge = {
  readonly deviceHost: () => Promise<HostPlace | null>;
  /** Tells of each move of the device host for as long as the page lives. */
  readonly onDeviceHost: (listener: (place: HostPlace | null) => void) => void;
  readonly alive: () => Promise<null>;
  readonly failed: (message: string) => Promise<null>;
  readonly technician: (request: TechnicianRequest) => Promise<TechnicianAnswer>;
};
