import { err, ok, type Result } from '../result.ts';

/** A Chilean RUN: body without leading zeros and its check digit. */
export type Run = { readonly body: string; readonly checkDigit: string };
export type RunTrouble = 'empty' | 'notARun' | 'checkDigit';

/**
 * Reads a RUN as people write it: dots, hyphen, spaces and a lower-case k are accepted. Refuses one whose check digit
 * (módulo 11, weights 2 to 7 from the right) does not match.
 */
export function parseRun(text: string): Result<Run, RunTrouble> {
  const plain = text.replace(/[.\s-]/g, '').toUpperCase();
  if (plain === '') return err('empty');
  const match = /^(\d{1,8})([\dK])$/.exec(plain);
  if (match === null) return err('notARun');
  const body = (match[1] ?? '').replace(/^0+/, '');
  if (body === '') return err('notARun');
  const run = { body, checkDigit: match[2] ?? '' };
  return checkDigit(body) === run.checkDigit ? ok(run) : err('checkDigit');
}

/** The módulo 11 digit of a RUN's body: `0` to `9` or `K`. */
export function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0);
  const rest = 11 - (sum % 11);
  if (rest === 11) return '0';
  return rest === 10 ? 'K' : String(rest);
}

/** `12.345.678-5` */
export function formatRun(run: Run): string {
  return `${run.body.replace(/\B(?=(\d{3})+$)/g, '.')}-${run.checkDigit}`;
}
