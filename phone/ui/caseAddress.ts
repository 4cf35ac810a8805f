/** What the QR of a case's paper brings behind `#`; empty where somebody typed the page's address alone. */
export function readCaseAddress({ hash }: Pick<Location, 'hash'>): { readonly folio: string; readonly code: string } {
  const words = new URLSearchParams(hash.slice(1));
  return { folio: words.get('folio') ?? '', code: words.get('code') ?? '' };
}
