import { formulaOf } from '../domain/figures/formulas.ts';
import { figuresOptions, openingOf } from '../domain/figures/opening.ts';
import type { DomainEvent, EventPayloads } from '../domain/ledger/events.ts';
import { canonicalText } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { type Finding, found } from './finding.ts';
import type { PublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

export type SealPayload = EventPayloads['daySealed'];
export type UnsignedSeal = Omit<SealPayload, 'keyId' | 'signature'>;

/** A seal with its signature and the name of the key that made it. */
export function signSeal(unsigned: UnsignedSeal, signer: Signer): SealPayload {
  return signed({ ...unsigned, keyId: signer.keyId }, signer);
}

/** Whether a seal says what the events of its day before it give: their number, the settings, and the figures by the formulas that it names. */
export function contentFinding(seq: number, seal: SealPayload, events: readonly DomainEvent[]): Finding | null {
  if (events.length !== seal.events)
    return found(seq, 'sealCount', `${events.length} events where the seal says ${seal.events}`);
  if (openingOf(events).configHash !== seal.settingsHash)
    return found(seq, 'sealSettings', 'the seal names other settings');
  const formula = formulaOf(seal.formulas);
  if (formula === null)
    return found(seq, 'sealFormulas', `formulas version ${seal.formulas} is not known to this program`);
  const figures = formula(events, figuresOptions(events, seal.date, null));
  if (canonicalText(figures) !== canonicalText(seal.figures))
    return found(seq, 'sealFigures', 'the events do not give the sealed figures');
  return null;
}

/** Signature trouble of a seal, or null. Without a key nothing can be said, and nothing is. */
export function signatureFinding(
  crypto: EvidenceCrypto,
  seq: number,
  seal: SealPayload,
  key: PublicKey | null,
): Finding | null {
  if (key === null) return null;
  if (seal.keyId !== key.keyId) return found(seq, 'sealKey', `signed by key ${seal.keyId}, not by the trusted one`);
  return isSignedBy(crypto, key, seal) ? null : found(seq, 'sealSignature', 'the signature does not fit the seal');
}
