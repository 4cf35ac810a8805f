import { parseArgs } from 'node:util';
import { LANGUAGE_NAMES, LANGUAGES, UNREVIEWED } from '@turno25/shared/i18n/languages.ts';
import { awaitingReview } from '@turno25/shared/i18n/review.ts';
import { TRANSLATIONS } from '@turno25/shared/i18n/translations.ts';

const USAGE = `npm run -s i18n -- [--language TAG]

Says of each language of the screens how much of it is translated, what is still said in Spanish, and what awaits the
review of somebody who speaks it. Such a language is offered only where the branch's configuration names it in
branch.reviewedLanguages.`;

const { values } = parseArgs({
  options: { language: { type: 'string' }, help: { type: 'boolean', default: false } },
});
const asked = LANGUAGES.filter((language) => language !== 'es-CL' && (values.language ?? language) === language);
if (values.help || asked.length === 0) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
for (const language of asked) {
  if (language === 'es-CL') continue;
  const { review, missing, total } = awaitingReview(TRANSLATIONS[language]);
  const state = UNREVIEWED.includes(language) ? 'awaits the review of a native reader' : 'offered';
  console.log(`${LANGUAGE_NAMES[language]} (${language}): ${review.length} of ${total} phrases, ${state}`);
  if (UNREVIEWED.includes(language))
    for (const { key, spanish, text } of review) console.log(`  review   ${key}\t${spanish}\t${text}`);
  for (const { key, spanish } of missing) console.log(`  missing  ${key}\t${spanish}`);
}
