/** The page where a case is followed, as people read it on paper and type it. */
export function casePage(address: string): string {
  return `${address}/case`;
}

/** What the QR on the paper of a case opens. Folio and code go behind `#`, which no server sees and no log keeps. */
export function caseLink(address: string, folio: string, code: string): string {
  return `${casePage(address)}#folio=${folio}&code=${code}`;
}
