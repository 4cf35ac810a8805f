import type { NationalContent, NationalDocument, NationalTrouble } from '../domain/national/document.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { readPublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

/** What the centre says to every branch from a date on, signed. */
export function signNational(
  content: NationalContent & Pick<NationalDocument, 'version' | 'madeAt' | 'validFrom'>,
  signer: Signer,
): NationalDocument {
  const { version, madeAt, validFrom, catalogue, goals, holidays, texts, agreements, mayChange } = content;
  const document = {
    format: 'turno25.national.v1',
    version,
    madeAt,
    validFrom,
    catalogue,
    goals,
    holidays,
    texts,
    agreements,
    mayChange,
  } as const;
  return signed({ ...document, publicKey: signer.publicPem, keyId: signer.keyId }, signer);
}

/** Why a document is not of the centre whose key the branch knows; null when it is, byte for byte. */
export function nationalTrouble(
  crypto: EvidenceCrypto,
  document: NationalDocument,
  centreKey: string | undefined,
): NationalTrouble | null {
  if (centreKey === undefined) return 'noCentre';
  const key = readPublicKey(crypto, centreKey);
  // Line ends of a PEM are no part of the key; what the document names has to be the same key.
  const named = readPublicKey(crypto, document.publicKey);
  if (key === null || named?.keyId !== key.keyId || document.keyId !== key.keyId) return 'otherKey';
  return isSignedBy(crypto, key, document) ? null : 'signature';
}
