import { Press } from '@turno25/shared/ui/Press.tsx';
import type { ReactNode } from 'react';
import cards from './cards.module.css';

type Props = {
  readonly name: string;
  readonly children: ReactNode;
  /** For the few answers that need a sentence to be understood. */
  readonly large?: boolean;
  readonly onChoose: () => void;
};

/** An answer in a few large words, with what it means below. */
export function ChoiceCard({ name, children, large = false, onChoose }: Props) {
  return (
    <Press className={large ? cards.largeCard : cards.card} onPress={onChoose}>
      <span className={cards.name}>{name}</span>
      <span className={cards.detail}>{children}</span>
    </Press>
  );
}
