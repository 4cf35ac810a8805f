import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const I18N = new URL('../../shared/i18n/', import.meta.url);
const OF_REFERENCE = 'es-CL';

type Texts = Readonly<Record<string, string>>;

function textsOf(language: string, section: string): Texts {
  const file = fileURLToPath(new URL(`${language}/${section}.json`, I18N));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Texts) : {};
}

/** Every key of the language of reference, in whichever section. */
export function everyKey(): ReadonlySet<string> {
  const sections = readdirSync(new URL(`${OF_REFERENCE}/`, I18N), 'utf8').map((name) => name.replace(/\.json$/, ''));
  return new Set(sections.flatMap((section) => Object.keys(textsOf(OF_REFERENCE, section))));
}

/** The keys of some sections. */
export function keysOf(sections: readonly string[]): ReadonlySet<string> {
  return new Set(sections.flatMap((section) => Object.keys(textsOf(OF_REFERENCE, section))));
}

/**
 * The source of a module of `shared/i18n` that holds texts, with some sections only; null for any other module.
 * @param path the module's file
 */
export function moduleOf(path: string, sections: readonly string[]): string | null {
  if (path.endsWith('/shared/i18n/reference.ts')) {
    const texts = Object.assign({}, ...sections.map((section) => textsOf(OF_REFERENCE, section)));
    return `export const REFERENCE = ${JSON.stringify(texts)};`;
  }
  if (path.endsWith('/shared/i18n/translations.ts')) {
    const translations = Object.fromEntries(
      ['en', 'ht', 'arn'].map((language) => [
        language,
        Object.fromEntries(sections.map((section) => [section, textsOf(language, section)])),
      ]),
    );
    return `export const TRANSLATIONS = ${JSON.stringify(translations)};`;
  }
  return null;
}

/**
 * What a page says that is in none of its sections, by the texts of its output: a key that it names, or the beginning of
 * keys that it puts together (`` `track.${status}` ``).
 */
export function unsaid(code: string, own: ReadonlySet<string>, every: ReadonlySet<string>): string[] {
  const missing = new Set<string>();
  for (const [, key = ''] of code.matchAll(/["'`]([a-z]\w*(?:\.[\w-]+)+)["'`]/g)) {
    if (every.has(key) && !own.has(key)) missing.add(key);
  }
  const begins = (keys: ReadonlySet<string>, start: string): boolean => [...keys].some((key) => key.startsWith(start));
  for (const [, start = ''] of code.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/g)) {
    if (begins(every, start) && !begins(own, start)) missing.add(`${start}…`);
  }
  return [...missing].sort();
}
