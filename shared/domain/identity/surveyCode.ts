/** Crockford's letters: a code read from paper is taken right even when typed with O, I or L. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}$/;

/** The survey code of a ticket as it is printed, `7KQ4M-XW2PD`, or null if `text` is none. */
export function readSurveyCode(text: string): string | null {
  const plain = text.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!CODE.test(plain)) return null;
  const letters = plain.replace('-', '');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The survey code in the address that a ticket's QR holds (`…?code=7KQ4M-XW2PD`, `…#code=7KQ4M-XW2PD`), or null. */
export function surveyCodeInAddress(address: string): string | null {
  const match = /[?&#]code=([0-9A-Za-z-]{10,11})(?:[&#]|$)/.exec(address);
  return match === null ? null : readSurveyCode(match[1] ?? '');
}
