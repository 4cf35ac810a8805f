import type { Language } from '@turno25/shared/i18n/languages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import type { ReactNode } from 'react';
import cards from './cards.module.css';

type Props = {
  readonly name: string;
  readonly children: ReactNode;
  /** For the few answers that need a sentence to be understood. */
  readonly large?: boolean;
  /** Where the name is not in the page's language. */
  readonly nameLanguage?: Language;
  readonly onChoose: () => void;
};

/** An answer in a few large words, with what it means below. */
export function ChoiceCard({ name, children, large = false, nameLanguage, onChoose }: Props) {
  return (
    <Press className={large ? cards.largeCard : cards.card} onPress={onChoose}>
      <span className={cards.name} lang={nameLanguage}>
        {name}
      </span>
      <span className={cards.detail}>{children}</span>
    </Press>
  );
}
