import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { offeredLanguages, sayIn } from './languages.ts';
import { say } from './messages.ts';
import { CITIZEN_TEXTS } from './reference.ts';
import { awaitingReview } from './review.ts';
import { TRANSLATIONS } from './translations.ts';

type Texts = Readonly<Record<string, string>>;
const sections = Object.entries(CITIZEN_TEXTS) as [keyof typeof CITIZEN_TEXTS, Texts][];

/** The names of a message's placeholders, in plurals and their branches too. */
function placeholders(text: string): readonly string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { type, value, options } = node as { type?: number; value?: unknown; options?: object };
      if (type !== 0 && typeof value === 'string') names.add(value);
      for (const option of Object.values(options ?? {})) visit((option as { value: unknown }).value);
    }
  };
  visit(new IntlMessageFormat(text, 'es-CL').getAst());
  return [...names].sort();
}

describe.each(Object.entries(TRANSLATIONS))('the texts in %s', (language, translated) => {
  it.each(sections)('of section %s are all known, are good ICU messages, and take the same values', (section, own) => {
    const texts: Texts = translated[section];
    expect(Object.keys(texts).filter((key) => !Object.hasOwn(own, key))).toEqual([]);
    for (const [key, text] of Object.entries(texts)) {
      expect({ key, values: placeholders(text) }).toEqual({ key, values: placeholders(own[key] ?? '') });
      expect(text.trim()).not.toBe('');
    }
  });

  it('are whole, or await a reader who speaks it and are offered to nobody until then', () => {
    const { review, missing, total } = awaitingReview(translated);
    expect(review.length + missing.length).toBe(total);
    const isOffered = offeredLanguages([]).some((offered) => offered === language);
    expect(isOffered).toBe(missing.length === 0);
    expect(offeredLanguages([language])).toContain(language);
  });
});

describe('a missing phrase', () => {
  it('is said in Spanish, and one that exists in its own language', () => {
    expect(sayIn('arn')('kiosk.idle.begin')).toBe(say('kiosk.idle.begin'));
    expect(sayIn('arn')('survey.thanks.title')).toBe('Chaltu may');
    expect(sayIn('en')('ticket.ahead', { ahead: 1 })).toBe('1 person before you');
    expect(sayIn('ht')('ticket.ahead', { ahead: 4 })).toBe('4 moun anvan ou');
  });
});

describe('the catalogues together', () => {
  it('give every key once: of two, one would never be said', () => {
    const folder = new URL('./es-CL/', import.meta.url);
    const keys = readdirSync(folder).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});
