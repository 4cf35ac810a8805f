import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Vault } from './vault.ts';

/** Crockford's alphabet: no I, L, O or U, so that a code read from paper is typed right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Six bits a letter. The check keeps out whoever invents a token; it opens nothing. */
const TRACK_LETTERS = 22;
const CHECK_LETTERS = 6;

/**
 * Tokens of a visit, derived from its id with a secret of the vault: they are never stored, and an answer repeated for
 * the same idempotency key shows the same ones. The ledger keeps keyed hashes, which nobody can search without the key.
 */
export class Tokens {
  readonly #track: KeyObject;
  readonly #survey: KeyObject;
  readonly #booking: KeyObject;
  readonly #roll: KeyObject;
  readonly #case: KeyObject;
  readonly #lookup: KeyObject;

  constructor(vault: Vault) {
    this.#track = createSecretKey(vault.secret('trackTokens'));
    this.#survey = createSecretKey(vault.secret('surveyCodes'));
    this.#booking = createSecretKey(vault.secret('bookingCodes'));
    this.#roll = createSecretKey(vault.secret('rollCodes'));
    this.#case = createSecretKey(vault.secret('caseCodes'));
    this.#lookup = createSecretKey(vault.secret('tokenLookup'));
  }

  /**
   * 132 bits, for a link that only the holder of the ticket has; and a check, for a ticket that is not known yet.
   * `generation`: how often the visit's codes were replaced.
   */
  track(visitId: string, generation = 0): string {
    const secret = mac(this.#track, named(visitId, generation)).toString('base64url').slice(0, TRACK_LETTERS);
    return secret + this.#checkOf(secret);
  }

  /** Whether this branch made a tracking token, also that of a ticket which no kiosk has brought home yet. */
  madeTrack(token: string): boolean {
    const sent = Buffer.from(token.slice(TRACK_LETTERS), 'utf8');
    const expected = Buffer.from(this.#checkOf(token.slice(0, TRACK_LETTERS)), 'utf8');
    return sent.length === expected.length && timingSafeEqual(sent, expected);
  }

  /** Fifty bits in two groups of five, for a person to type: `7K3QH-W2M9X`. */
  survey(visitId: string, generation = 0): string {
    return typed(this.#survey, named(visitId, generation), 10);
  }

  /** Forty bits in two groups of four, for the holder of an appointment: `7K3Q-W2M9`. */
  booking(bookingId: string): string {
    return typed(this.#booking, bookingId, 8);
  }

  /** Fifty bits that whoever filed a case with the OIRS has, and nobody of the staff who answers it: `7K3QH-W2M9X`. */
  oirsCase(folio: string): string {
    return typed(this.#case, folio, 10);
  }

  /** Whether a code, however it was typed, is that of a case; it takes as long for a case that there is not. */
  isOfCase(folio: string, code: string): boolean {
    const sent = createHash('sha256').update(plain(code), 'utf8').digest();
    return timingSafeEqual(
      sent,
      createHash('sha256')
        .update(plain(this.oirsCase(folio)), 'utf8')
        .digest(),
    );
  }

  /** Forty bits that one paper of a roll has and no other: whoever enters it had it before them. */
  roll(number: number): string {
    return typed(this.#roll, String(number), 8);
  }

  /** Whether a code, however it was typed, is that of a paper. */
  isOfRoll(number: number, code: string): boolean {
    return plain(code) === plain(this.roll(number));
  }

  /** SHA-256 over the codes of a roll, hexadecimal: the sheet can be held against the ledger. */
  rollDigest(from: number, to: number): string {
    const papers = Array.from({ length: to - from + 1 }, (_, place) => `${from + place} ${this.roll(from + place)}\n`);
    return createHash('sha256').update(papers.join(''), 'utf8').digest('hex');
  }

  /** How another system's name for an appointment is found again; it tells nothing of the name. */
  referenceHash(reference: string): string {
    return this.#hash(`reference ${reference}`);
  }

  /** A mark that the same administrative act always has: ten letters, which tell nothing of its number. */
  actMark(act: string): string {
    return `acta ${this.#hash(`act ${act.trim().toLowerCase()}`).slice(0, 10)}`;
  }

  /** How an appointment's code is found again, whatever its spelling. */
  bookingHash(code: string): string {
    return this.#hash(`booking ${plain(code)}`);
  }

  /** How a survey code is found again: the same for every spelling that a person may type. */
  surveyHash(code: string): string {
    return this.#hash(`survey ${plain(code)}`);
  }

  trackHash(token: string): string {
    return this.#hash(`track ${token.slice(0, TRACK_LETTERS)}`);
  }

  #checkOf(secret: string): string {
    return this.#hash(`check ${secret}`).slice(0, CHECK_LETTERS);
  }

  #hash(token: string): string {
    return mac(this.#lookup, token).toString('base64url');
  }
}

/** What the codes of a visit are derived from; `#` is in no id. */
function named(visitId: string, generation: number): string {
  return generation === 0 ? visitId : `${visitId}#${generation}`;
}

/** A code of so many letters in two groups. */
function typed(key: KeyObject, id: string, length: number): string {
  const bits = mac(key, id).readBigUInt64BE(0);
  const letters = Array.from({ length }, (_, index) => ALPHABET[Number((bits >> BigInt(index * 5)) & 31n)]);
  return `${letters.slice(0, length / 2).join('')}-${letters.slice(length / 2).join('')}`;
}

/** A code as it was meant, however it was typed. */
function plain(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function mac(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
