import { START_TEXTS, type StartText, type Wording } from '@turno25/shared/domain/branch/kioskStart.ts';
import { troubleOf } from '@turno25/shared/domain/branch/screenText.ts';
import { isLanguage, LANGUAGE_NAMES } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import styles from '../settings.module.css';

type Props = {
  readonly text: StartText;
  readonly wording: Wording | undefined;
  /** Those that the branch may offer. */
  readonly languages: readonly string[];
  readonly onChange: (wording: Wording | undefined) => void;
};

/** One text in each language; without Spanish there is none. */
export function WordingFields({ text, wording, languages, onChange }: Props) {
  const most = START_TEXTS[text];
  const write = (tag: string, words: string): void => {
    const { [tag]: _before, ...rest } = wording ?? {};
    const next = words === '' ? rest : { ...rest, [tag]: words };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <fieldset className={styles.texts}>
      <legend>{say(`settings.kioskStart.${text}`)}</legend>
      <p className={styles.effect}>
        {say(`settings.kioskStart.${text}.help`, { most })} {say('settings.effect.now')}
      </p>
      {languages.map((tag) => {
        const words = wording?.[tag] ?? '';
        const trouble = words === '' ? null : troubleOf(words, most);
        return (
          <TextField
            key={tag}
            label={isLanguage(tag) ? LANGUAGE_NAMES[tag] : tag}
            maxLength={most}
            value={words}
            error={trouble === null ? undefined : say(`settings.kioskStart.trouble.${trouble}`)}
            onChange={(value) => write(tag, value)}
          />
        );
      })}
    </fieldset>
  );
}

/** Why a text may not be kept, in words; null where it may. */
export function wordingTrouble(text: StartText, wording: Wording | undefined): string | null {
  if (wording === undefined) return null;
  const name = say(`settings.kioskStart.${text}`);
  if (wording['es-CL'] === undefined) return say('settings.kioskStart.spanish', { name });
  const trouble = Object.values(wording)
    .map((words) => troubleOf(words, START_TEXTS[text]))
    .find((found) => found !== null);
  return trouble === undefined || trouble === null ? null : `${name}: ${say(`settings.kioskStart.trouble.${trouble}`)}`;
}
