import type { KeyObject } from 'node:crypto';
import { formulaOf } from '@turno25/shared/domain/figures/formulas.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { figuresOptions, openingOf } from '../engine/seals.ts';
import { canonicalBytes, type LedgerRow } from '../ledger/encoding.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isSignedBy, keyIdOf, type SealPayload } from '../ledger/sealing.ts';
import type { Finding } from './report.ts';

/**
 * Whether a seal is what the events before it give: signature, place in the chain, number of events, settings, and the
 * figures by the version of the formulas that it names. `amendment` is the number that it must have.
 */
export function sealFinding(
  ledger: Ledger,
  row: LedgerRow,
  seal: SealPayload,
  key: KeyObject | null,
  amendment: number,
): Finding | null {
  const found = (code: Finding['code'], detail: string): Finding => ({ seq: row.seq, code, detail });
  if (seal.headSeq !== row.seq - 1 || seal.headHash !== row.prevHash.toString('hex')) {
    return found('sealHead', 'the seal does not stand on the event before it');
  }
  const signature = signatureTrouble(seal, key);
  if (signature !== null) return found(signature.code, signature.detail);
  if (seal.amendment !== amendment) return found('sealNumber', `seal ${seal.amendment} where ${amendment} is due`);
  const events = ledger.eventsOf(seal.date, row.seq - 1);
  return contentTrouble(seal, events, found);
}

/** Whether the figures of a seal are those of these events; shared with the check of an exported day. */
export function contentTrouble(
  seal: SealPayload,
  events: readonly DomainEvent[],
  found: (code: Finding['code'], detail: string) => Finding,
): Finding | null {
  if (events.length !== seal.events)
    return found('sealCount', `${events.length} events where the seal says ${seal.events}`);
  if (openingOf(events).configHash !== seal.settingsHash) return found('sealSettings', 'the seal names other settings');
  const formula = formulaOf(seal.formulas);
  if (formula === null) return found('sealFormulas', `formulas version ${seal.formulas} is not known to this program`);
  const figures = formula(events, figuresOptions(events, seal.date, null));
  if (!canonicalBytes(figures).equals(canonicalBytes(seal.figures))) {
    return found('sealFigures', 'the events do not give the sealed figures');
  }
  return null;
}

/** Signature trouble of a seal, or null. Without a key nothing can be said, and nothing is. */
export function signatureTrouble(
  seal: SealPayload,
  key: KeyObject | null,
): { readonly code: 'sealKey' | 'sealSignature'; readonly detail: string } | null {
  if (key === null) return null;
  if (seal.keyId !== keyIdOf(key))
    return { code: 'sealKey', detail: `signed by key ${seal.keyId}, not by the trusted one` };
  return isSignedBy(key, seal) ? null : { code: 'sealSignature', detail: 'the signature does not fit the seal' };
}
