import { z } from 'zod';

/** What the device host says to its synthesiser. `stop`: nobody listens to that one any more. */
export type ToSynthesiser =
  | { readonly say: 'speak'; readonly id: number; readonly text: string; readonly voice: string }
  | { readonly say: 'stop'; readonly id: number };

/** What it says back. `ready`: it is loaded and waits for words. A `wav` without sound in it is null. */
export const fromSynthesiser = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('ready') }),
  z.strictObject({
    say: z.literal('spoken'),
    id: z.int(),
    wav: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  }),
]);
export type FromSynthesiser = z.input<typeof fromSynthesiser>;
