import { z } from 'zod';

/** Everything that a page may ask of the shell: a channel, what it takes, what it gives. Nothing else crosses. */
export const CHANNELS = {
  /** Where the device host listens, and the token to speak to it; null while it is starting again. */
  'kiosk:device-host': { takes: z.tuple([]), gives: z.object({ url: z.string(), token: z.string() }).nullable() },
  /** A page says that it is alive; one that falls silent is loaded again. */
  'kiosk:alive': { takes: z.tuple([]), gives: z.null() },
  /** A page caught an error that it cannot mend: the next rung of the recovery ladder. */
  'kiosk:failed': { takes: z.tuple([z.string().max(500)]), gives: z.null() },
} as const;

export type Channel = keyof typeof CHANNELS;
export type Takes<C extends Channel> = z.infer<(typeof CHANNELS)[C]['takes']>;
export type Gives<C extends Channel> = z.infer<(typeof CHANNELS)[C]['gives']>;
export type Handlers = { readonly [C in Channel]: (...args: Takes<C>) => Gives<C> };

/** What the preload puts on `window.turno25`. */
export type ShellBridge = {
  readonly deviceHost: () => Promise<Gives<'kiosk:device-host'>>;
  readonly alive: () => Promise<null>;
  readonly failed: (message: string) => Promise<null>;
};
