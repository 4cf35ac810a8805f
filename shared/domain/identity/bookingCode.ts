/** Crockford's letters: a code read from paper is taken right even when typed with O, I or L. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}[- ]?[0-9A-HJKMNP-TV-Z]{4}$/;

/** The code of an appointment as its holder was given it, `7K3Q-W2M9`, or null if `text` is none. */
export function readBookingCode(text: string): string | null {
  const plain = text.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!CODE.test(plain)) return null;
  const letters = plain.replace(/[- ]/, '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The code of an appointment in the address that a QR holds (`…?code=7K3Q-W2M9`), or null. */
export function bookingCodeInAddress(address: string): string | null {
  const match = /[?&#]code=([0-9A-Za-z-]{8,9})(?:[&#]|$)/.exec(address);
  return match === null ? null : readBookingCode(match[1] ?? '');
}
