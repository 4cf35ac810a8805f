import type { Wording } from '@turno25/shared/domain/branch/kioskStart.ts';
import { useLanguage } from '@turno25/shared/ui/language.ts';
import styles from './OwnWords.module.css';

type Props = {
  readonly words: Wording | null | undefined;
  /** What greets, not what explains. */
  readonly large?: boolean;
};

/** A text of the branch's own, in the person's language or else in Spanish; nothing where it has none. */
export function OwnWords({ words, large = false }: Props) {
  const language = useLanguage();
  if (words === null || words === undefined) return null;
  const own = words[language];
  return (
    <p className={large ? styles.large : styles.words} lang={own === undefined ? 'es-CL' : language}>
      {own ?? words['es-CL']}
    </p>
  );
}
