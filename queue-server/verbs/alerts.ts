import { ok } from '@turno25/shared/domain/result.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { secretText } from '../alerts/signature.ts';
import type { Verb } from '../engine/submission.ts';
import type { VerbParts } from './parts.ts';

/** A new secret by which whoever hears alerts knows that they are ours. It is shown this once; whoever lost it makes another. */
export function renewAlertSecret({ vault }: Pick<VerbParts, 'vault'>): Verb<'renewAlertSecret'> {
  const secret = randomBytes(32);
  return {
    everyTime: true,
    command: () => ok({ type: 'renewAlertSecret' }),
    effects: () => [
      {
        name: 'renewAlertSecret',
        perform: () => {
          vault.replaceSecret('alertHook', secret);
          return null;
        },
      },
    ],
    answer: () => ({ renewed: true }),
    present: () => ({ secret: secretText(secret) }),
  };
}
