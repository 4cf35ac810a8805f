import type { BookingDocument } from '../domain/ledger/events/tickets.ts';
import { hexOf, utf8 } from './bytes.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { readPublicKey } from './keys.ts';
import { isSignedBy, signed } from './signature.ts';

/** What a booking is, to whoever signs when it was made. */
export type BookingSigned = Pick<BookingDocument, 'branchId' | 'reference' | 'serviceId' | 'bookedFor' | 'madeAt'>;

/** How a signed booking names the other system's reference, which may say who somebody is: SHA-256, hexadecimal. */
export function referenceDigest({ sha256 }: Pick<EvidenceCrypto, 'sha256'>, reference: string): string {
  return hexOf(sha256(utf8(reference)));
}

/** The centre's word on when a booking was made, signed. */
export function signBooking(about: BookingSigned, signer: Signer): BookingDocument {
  return signed({ ...unsigned(about, signer.publicPem), keyId: signer.keyId }, signer);
}

/** The document of a signature that came with a booking; null where the centre's key cannot be read. */
export function bookingDocument(
  crypto: EvidenceCrypto,
  about: BookingSigned,
  publicKey: string,
  signature: string,
): BookingDocument | null {
  const key = readPublicKey(crypto, publicKey);
  return key === null ? null : { ...unsigned(about, publicKey), keyId: key.keyId, signature };
}

/** Whether a document is signed by the key that it bears. */
export function isBookingSigned(crypto: EvidenceCrypto, document: BookingDocument): boolean {
  const key = readPublicKey(crypto, document.publicKey);
  return key !== null && document.keyId === key.keyId && isSignedBy(crypto, key, document);
}

function unsigned({ branchId, reference, serviceId, bookedFor, madeAt }: BookingSigned, publicKey: string) {
  return { format: 'turno25.booking.v1', branchId, reference, serviceId, bookedFor, madeAt, publicKey } as const;
}
