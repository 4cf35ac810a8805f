import type { ExclusionDocument } from '../domain/ledger/events/visits.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { readPublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

/** What a document of the centre has to be about, and whose key it must bear; `act` null where none was given. */
export type DocumentOf = Pick<ExclusionDocument, 'branchId' | 'date' | 'visitId' | 'code' | 'publicKey'> & {
  readonly act: string | null;
};

/** The centre's word that a visit of a day that is over does not count, signed. */
export function signExclusion(
  about: Pick<ExclusionDocument, 'branchId' | 'date' | 'visitId' | 'code' | 'act'>,
  signer: Signer,
): ExclusionDocument {
  const { branchId, date, visitId, code, act } = about;
  const document = { format: 'turno25.exclusion.v1', branchId, date, visitId, code, act } as const;
  return signed({ ...document, publicKey: signer.publicPem, keyId: signer.keyId }, signer);
}

/** What is wrong with a document, in words for an auditor; null when it is the centre's and about this visit. */
export function documentTrouble(crypto: EvidenceCrypto, document: ExclusionDocument, about: DocumentOf): string | null {
  const key = readPublicKey(crypto, about.publicKey);
  if (key === null) return 'the key of the centre cannot be read';
  if (document.keyId !== key.keyId) return `it is signed by key ${document.keyId}, not by the centre`;
  for (const field of ['branchId', 'date', 'visitId', 'code'] as const)
    if (document[field] !== about[field]) return `it is about another ${field}`;
  if (about.act !== null && document.act !== about.act) return 'it is about another act';
  return isSignedBy(crypto, key, document) ? null : 'its signature does not fit';
}
