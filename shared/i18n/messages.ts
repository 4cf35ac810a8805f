import { IntlMessageFormat } from 'intl-messageformat';
import appointments from './es-CL/appointments.json' with { type: 'json' };
import board from './es-CL/board.json' with { type: 'json' };
import common from './es-CL/common.json' with { type: 'json' };
import console from './es-CL/console.json' with { type: 'json' };
import figures from './es-CL/figures.json' with { type: 'json' };
import forecast from './es-CL/forecast.json' with { type: 'json' };
import kiosk from './es-CL/kiosk.json' with { type: 'json' };
import oirs from './es-CL/oirs.json' with { type: 'json' };
import paper from './es-CL/paper.json' with { type: 'json' };
import people from './es-CL/people.json' with { type: 'json' };
import server from './es-CL/server.json' with { type: 'json' };
import survey from './es-CL/survey.json' with { type: 'json' };
import technician from './es-CL/technician.json' with { type: 'json' };
import track from './es-CL/track.json' with { type: 'json' };
import why from './es-CL/why.json' with { type: 'json' };

/** What a placeholder of a message may hold. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Texts that citizens read; every other language translates these and no others. */
export const CITIZEN_TEXTS = { common, kiosk, survey, oirs, track, paper } as const;

/** Spanish (Chile) is the language of reference: every key exists in it. Messages follow ICU MessageFormat. */
const REFERENCE = {
  ...common,
  ...kiosk,
  ...survey,
  ...oirs,
  ...track,
  ...board,
  ...people,
  ...console,
  ...server,
  ...forecast,
  ...appointments,
  ...why,
  ...paper,
  ...technician,
  ...figures,
} as const;

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

/** Whether a key known only at run time (an error code, a reason) has a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(REFERENCE, key);
}
