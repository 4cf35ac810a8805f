import type { Language } from '@turno25/shared/i18n/languages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
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
    <Button look="card" size={large ? 'large' : 'usual'} onPress={onChoose}>
      <span className={large ? cards.largeName : cards.name} lang={nameLanguage}>
        {name}
      </span>
      <span className={large ? cards.largeDetail : cards.detail}>{children}</span>
    </Button>
  );
}
