/**
 * The one reader of the codes that we print: two groups of Crockford's letters with a hyphen between them. A scanner that
 * types on a keyboard of another layout changes `- = # ?` into other signs, and capitals into small letters with Caps Lock
 * on: any sign may stand for any of them, and a code is right in either case. O, I and L are read for 0 and 1.
 */
export type PrintedCode = {
  /** The code as it is printed, or null where the text is none. */
  readonly read: (text: string) => string | null;
  /** The code in an address that holds one (`…#code=7KQ4M-XW2PD`), or null. */
  readonly inAddress: (address: string) => string | null;
};

const LETTER = '[0-9A-HJKMNP-TV-Z]';
/** A typed hyphen, whatever sign it became, or nothing. */
const BETWEEN = '[^0-9A-Z]?';

/** A code of two groups, each of so many letters. */
export function printedCode(group: number): PrintedCode {
  const whole = new RegExp(`^(${LETTER}{${group}})${BETWEEN}(${LETTER}{${group}})$`);
  const named = new RegExp(
    `(?:^|[^0-9A-Z])CODE[^0-9A-Z]([0-9A-Z]{${group}}${BETWEEN}[0-9A-Z]{${group}})(?:[^0-9A-Z]|$)`,
  );
  const read = (text: string): string | null => {
    const match = whole.exec(text.trim().toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1'));
    return match === null ? null : `${match[1]}-${match[2]}`;
  };
  return {
    read,
    inAddress: (address) => {
      const match = named.exec(address.toUpperCase());
      return match === null ? null : read(match[1] ?? '');
    },
  };
}
