/** What a key of the screen's keyboard does: a character to add, or one of these. */
export const ERASE = 'erase';
export const SPACE = 'space';

const rows = (...lines: readonly string[]): readonly (readonly string[])[] => lines.map((line) => line.split(' '));

/** Codes: digits and letters in alphabetical order, quick to find for who does not type. */
export const CODE_KEYS = rows(
  '1 2 3 4 5 6 7 8 9 0',
  'A B C D E F G H I J',
  'K L M N O P Q R S T',
  `U V W X Y Z - ${ERASE}`,
);
/** A RUN: digits as on a telephone, and K. */
export const RUN_KEYS = rows('1 2 3', '4 5 6', '7 8 9', `K 0 ${ERASE}`);
/** An e-mail address. */
export const EMAIL_KEYS = rows(
  '1 2 3 4 5 6 7 8 9 0',
  'q w e r t y u i o p',
  'a s d f g h j k l _',
  `z x c v b n m @ . - ${ERASE}`,
);
/** Sentences, names and addresses, in the order of a Spanish keyboard: letters, digits and what stands between them. */
export const TEXT_KEYS = rows(
  '1 2 3 4 5 6 7 8 9 0',
  'q w e r t y u i o p',
  'a s d f g h j k l ñ',
  `z x c v b n m ? ! ${ERASE}`,
  `á é í ó ú ¿ , - ${SPACE} .`,
);
/** The same in fewer and longer rows, for screens that are wider than high. */
export const WIDE_TEXT_KEYS = rows(
  `1 2 3 4 5 6 7 8 9 0 ¿ ? ${ERASE}`,
  'q w e r t y u i o p á é í',
  'a s d f g h j k l ñ ó ú !',
  `z x c v b n m , . - ${SPACE}`,
);
/** Words to search by, where what is found needs the room of the digits. */
export const WORD_KEYS = rows(
  'q w e r t y u i o p',
  'a s d f g h j k l ñ',
  `á z x c v b n m ${ERASE}`,
  `é í ó ú ü - ${SPACE}`,
);
/** The end of a folio. */
export const FOLIO_KEYS = rows('1 2 3', '4 5 6', '7 8 9', `- 0 ${ERASE}`);

/** The text after one key. */
export function typeKey(text: string, key: string): string {
  if (key === ERASE) return text.slice(0, -1);
  if (key === SPACE) return `${text} `;
  return text + key;
}
