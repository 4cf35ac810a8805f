import { say, type Translate, translator } from './messages.ts';
import { TRANSLATIONS } from './translations.ts';

/** The languages of the screens that citizens read. */
export const LANGUAGES = ['es-CL', 'en', 'ht', 'arn'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Translations by people who do not speak the language: offered only where somebody who does has read them. */
export const UNREVIEWED: readonly Language[] = ['arn'];

/** The languages that a branch offers, which names those that a native reader has reviewed. */
export function offeredLanguages(reviewed: readonly string[]): Language[] {
  return LANGUAGES.filter((language) => !UNREVIEWED.includes(language) || reviewed.includes(language));
}

/** Each language's name in itself, as its own speakers look for it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'es-CL': 'Español',
  en: 'English',
  ht: 'Kreyòl ayisyen',
  arn: 'Mapudungun',
};

/** Plural rules and digits to read a language's messages by. Kreyòl and Mapudungun have none of their own in browsers. */
const LOCALES: Readonly<Record<Language, string>> = { 'es-CL': 'es-CL', en: 'en', ht: 'es-CL', arn: 'es-CL' };

const TRANSLATORS: Readonly<Record<Language, Translate>> = {
  'es-CL': say,
  en: translator(textsOf('en'), LOCALES.en),
  ht: translator(textsOf('ht'), LOCALES.ht),
  arn: translator(textsOf('arn'), LOCALES.arn),
};

/** How to say a message in a language. */
export function sayIn(language: Language): Translate {
  return TRANSLATORS[language];
}

/** Whether a tag (of a ticket, of an address) is one of the languages. */
export function isLanguage(tag: string): tag is Language {
  return (LANGUAGES as readonly string[]).includes(tag);
}

function textsOf(language: Exclude<Language, 'es-CL'>): Readonly<Record<string, string>> {
  return Object.assign({}, ...Object.values(TRANSLATIONS[language]));
}
