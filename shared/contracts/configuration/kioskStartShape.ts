import { z } from 'zod';
import { FIRST_SERVICES, START_TEXTS, type StartText } from '../../domain/branch/kioskStart.ts';
import { type TextTrouble, troubleOf } from '../../domain/branch/screenText.ts';
import { languageTag, opaqueId } from '../primitives.ts';
import { repeated } from './repeated.ts';

/** Languages that a branch may write in: more than a kiosk will ever speak. */
const MOST_LANGUAGES = 8;

const TROUBLES: Readonly<Record<TextTrouble, string>> = {
  empty: 'está vacío',
  tooLong: 'es más largo de lo que cabe',
  letters: 'solo letras, números y signos de puntuación, sin marcas ni símbolos',
  longWord: 'tiene una palabra que no cabe en una línea',
  reserved: 'de la atención preferente y del documento de identidad habla el tótem con sus propios textos',
};

/** A text in the branch's languages, that can neither hide nor gainsay what the machine has to say. */
function wording(text: StartText) {
  return z
    .record(
      languageTag,
      z
        .string()
        .trim()
        .max(START_TEXTS[text])
        .superRefine((words, context) => {
          const trouble = troubleOf(words, START_TEXTS[text]);
          if (trouble !== null) context.addIssue({ code: 'custom', message: TROUBLES[trouble] });
        }),
    )
    .refine((words) => words['es-CL'] !== undefined, 'falta el texto en español')
    .refine((words) => Object.keys(words).length <= MOST_LANGUAGES, 'son demasiados idiomas');
}

const each = <T extends z.ZodType<string>>(thing: T, most: number) =>
  z
    .array(thing)
    .min(1)
    .max(most)
    .refine((ids) => repeated(ids).length === 0, 'hay uno repetido');

const start = {
  greeting: wording('greeting').exactOptional(),
  first: z.union([z.literal('used'), each(opaqueId, FIRST_SERVICES)]).exactOptional(),
};

/** What kiosks say and offer first; what it names is checked against the rest in `branchConfig.ts`. */
export const kioskStartShape = z.strictObject({
  ...start,
  rights: wording('rights').exactOptional(),
  closing: wording('closing').exactOptional(),
  institutions: each(opaqueId, 60).exactOptional(),
  languages: each(languageTag, MOST_LANGUAGES)
    .refine((tags) => tags.includes('es-CL'), 'el español se ofrece siempre')
    .exactOptional(),
  each: z
    .array(z.strictObject({ id: opaqueId, ...start }))
    .max(60)
    .refine((kiosks) => repeated(kiosks.map(({ id }) => id)).length === 0, 'hay un tótem repetido')
    .exactOptional(),
});
