import { CITIZEN_TEXTS } from './reference.ts';

type Section = keyof typeof CITIZEN_TEXTS;
type Texts = Readonly<Record<string, string>>;

/** Said to staff and to developers only; translators need not bother. */
const STAFF_ONLY = /^(?:status|outcome|enrol|paper\.test|paper\.slip|kiosk\.dock)\./;

/** A language's phrases for citizens: those to be reviewed beside their Spanish, and those that are said in Spanish still. */
export function awaitingReview(translated: Readonly<Record<Section, Texts>>): {
  readonly review: readonly { readonly key: string; readonly spanish: string; readonly text: string }[];
  readonly missing: readonly { readonly key: string; readonly spanish: string }[];
  readonly total: number;
} {
  const phrases = (Object.entries(CITIZEN_TEXTS) as [Section, Texts][]).flatMap(([section, own]) =>
    Object.entries(own)
      .filter(([key]) => !STAFF_ONLY.test(key))
      .map(([key, spanish]) => ({ key, spanish, text: translated[section][key] })),
  );
  return {
    review: phrases.flatMap(({ key, spanish, text }) => (text === undefined ? [] : [{ key, spanish, text }])),
    missing: phrases.filter(({ text }) => text === undefined).map(({ key, spanish }) => ({ key, spanish })),
    total: phrases.length,
  };
}
