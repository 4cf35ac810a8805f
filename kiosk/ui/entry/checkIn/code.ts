const LETTERS = 8;
const GROUP = 4;

/** A code as it is typed: only what it can hold, without its hyphen. */
export function tidyCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LETTERS);
}

/** A code as it is shown while it is typed: in two groups, as it was given. */
export function shownCode(code: string): string {
  return code.length <= GROUP ? code : `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}
