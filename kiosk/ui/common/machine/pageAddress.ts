/** Where this page came from, for a telephone to open; null for pages of the shell, which come from no such address. */
export function pageAddress(): string | null {
  return /^https?:$/.test(location.protocol) ? location.origin : null;
}
