import { bookingCodeInAddress, readBookingCode } from './bookingCode.ts';
import { parseRun, type Run } from './run.ts';
import { readSurveyCode, surveyCodeInAddress } from './surveyCode.ts';

/** What a scan turned out to be. Of an identity card only the RUN is ever kept. */
export type Scan =
  | { readonly kind: 'run'; readonly run: Run; readonly card: 'qr' | 'pdf417' }
  | { readonly kind: 'surveyCode'; readonly code: string }
  /** Of an appointment. */
  | { readonly kind: 'bookingCode'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly reason: 'notKnown' | 'checkDigit' };

/** Shortest PDF417 of the card issued from 2002: a fixed-width record that ends in a fingerprint template. */
const OLD_CARD_LENGTH = 419;
const OLD_CARD_RUN_LENGTH = 9;
/** `RUN=12345678-5&` at its longest. */
const RUN_WINDOW = 15;
/**
 * A scanner that types on a Spanish keyboard changes `= - &` into other signs, and Caps Lock the letters: any sign may
 * stand for them, and small letters for capitals.
 */
const CARD_RUN = /^RUN[^\dA-Z](\d{1,8})[^\dA-Z]([\dK])(?:[^\dA-Z]|$)/i;
/** The RUN in nine places and the number of the document in nine (that of newer ones begins with a letter): all that some readers give of a card. */
const RUN_AND_DOCUMENT = /^([\d ]\d{7}[\dK])[A-Z\d]\d{8}$/i;
/**
 * The card issued from 2002 without its template: RUN in nine places, the number of the application in some, and a surname
 * in fixed width, whatever follows.
 */
const SHORT_OLD_CARD = /^([\d ]\d{6,7}[\dK]) ?(?:\d{10})?[A-Z\u00c0-\u00dd](?=.{8})[A-Z\u00c0-\u00dd' .-]+/i;
const LONGEST_SHORT_CARD = 120;

/**
 * Reads what a scanner sent and then zeroes `bytes`, whatever it was: both cards carry far more than the RUN (serial
 * number and dates; on the old one fingerprint and disability), and none of it may stay in memory. Only the few letters
 * around the RUN ever become a string. The address in the new card's QR is not decoded: names in it are percent-encoded
 * Latin-1, which decoding functions refuse or spoil.
 */
export function readScan(bytes: Uint8Array): Scan {
  try {
    return readBytes(bytes);
  } finally {
    bytes.fill(0);
  }
}

function readBytes(bytes: Uint8Array): Scan {
  const run = newCardRun(bytes);
  if (run !== null) return scanOfRun(run, 'qr');
  if (bytes.length >= OLD_CARD_LENGTH) return scanOfRun(latin1(bytes, 0, OLD_CARD_RUN_LENGTH), 'pdf417');
  const text = latin1(bytes, 0, bytes.length);
  const document = RUN_AND_DOCUMENT.exec(text)?.[1];
  if (document !== undefined) return scanOfRun(document, 'qr');
  const short = text.length <= LONGEST_SHORT_CARD ? SHORT_OLD_CARD.exec(text)?.[1] : undefined;
  if (short !== undefined) return scanOfRun(short, 'pdf417');
  const surveyCode = readSurveyCode(text) ?? surveyCodeInAddress(text);
  if (surveyCode !== null) return { kind: 'surveyCode', code: surveyCode };
  const bookingCode = readBookingCode(text) ?? bookingCodeInAddress(text);
  if (bookingCode !== null) return { kind: 'bookingCode', code: bookingCode };
  return { kind: 'unreadable', reason: 'notKnown' };
}

function scanOfRun(text: string, card: 'qr' | 'pdf417'): Scan {
  const parsed = parseRun(text);
  if (parsed.ok) return { kind: 'run', run: parsed.value, card };
  return { kind: 'unreadable', reason: parsed.error === 'checkDigit' ? 'checkDigit' : 'notKnown' };
}

/** The RUN of a new card's QR, as `12345678-5`; null where there is none. */
function newCardRun(bytes: Uint8Array): string | null {
  for (let at = 1; at < bytes.length - 4; at += 1) {
    const marked = capital(bytes[at]) === 0x52 && capital(bytes[at + 1]) === 0x55 && capital(bytes[at + 2]) === 0x4e;
    if (!marked || isLetterOrDigit(bytes[at - 1] ?? 0)) continue;
    const match = CARD_RUN.exec(latin1(bytes, at, at + RUN_WINDOW));
    if (match !== null) return `${match[1]}-${match[2]}`;
  }
  return null;
}

/** The byte of the letter's capital. */
function capital(byte = 0): number {
  return byte & 0xdf;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
