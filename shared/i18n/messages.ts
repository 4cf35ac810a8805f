import { IntlMessageFormat } from 'intl-messageformat';
import { REFERENCE } from './reference.ts';

/** What a placeholder of a message may hold. */
export type MessageValues = Readonly<Record<string, string | number>>;

export type MessageKey = keyof typeof REFERENCE;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** The message in Spanish (Chile), with its placeholders filled in. */
export const say: Translate = translator({}, 'es-CL');

/** Says messages from one language's texts, and in Spanish those that it does not have. */
export function translator(texts: Readonly<Record<string, string>>, locale: string): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    let format = compiled.get(key);
    if (format === undefined) {
      const own = texts[key];
      format = own === undefined ? new IntlMessageFormat(REFERENCE[key], 'es-CL') : new IntlMessageFormat(own, locale);
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
}

const KEYS: ReadonlySet<string> = new Set(Object.keys(REFERENCE));

/** Whether a key known only at run time (an error code, a reason) has a message. */
export function isMessageKey(key: string): key is MessageKey {
  return KEYS.has(key);
}
