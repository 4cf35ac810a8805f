import arnCommon from './arn/common.json' with { type: 'json' };
import arnKiosk from './arn/kiosk.json' with { type: 'json' };
import arnOirs from './arn/oirs.json' with { type: 'json' };
import arnPaper from './arn/paper.json' with { type: 'json' };
import arnSurvey from './arn/survey.json' with { type: 'json' };
import arnTrack from './arn/track.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enKiosk from './en/kiosk.json' with { type: 'json' };
import enOirs from './en/oirs.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enSurvey from './en/survey.json' with { type: 'json' };
import enTrack from './en/track.json' with { type: 'json' };
import htCommon from './ht/common.json' with { type: 'json' };
import htKiosk from './ht/kiosk.json' with { type: 'json' };
import htOirs from './ht/oirs.json' with { type: 'json' };
import htPaper from './ht/paper.json' with { type: 'json' };
import htSurvey from './ht/survey.json' with { type: 'json' };
import htTrack from './ht/track.json' with { type: 'json' };
import { type CITIZEN_TEXTS, say, type Translate, translator } from './messages.ts';

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

type Section = keyof typeof CITIZEN_TEXTS;
/** What translators have written, section by section. A phrase that is not here is said in Spanish. */
export const TRANSLATIONS: Readonly<
  Record<Exclude<Language, 'es-CL'>, Record<Section, Readonly<Record<string, string>>>>
> = {
  en: { common: enCommon, kiosk: enKiosk, survey: enSurvey, oirs: enOirs, track: enTrack, paper: enPaper },
  ht: { common: htCommon, kiosk: htKiosk, survey: htSurvey, oirs: htOirs, track: htTrack, paper: htPaper },
  arn: { common: arnCommon, kiosk: arnKiosk, survey: arnSurvey, oirs: arnOirs, track: arnTrack, paper: arnPaper },
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
