import { useSay } from '@turno25/shared/ui/language.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import cards from '../../common/parts/cards.module.css';
import { Question } from '../../common/parts/Question.tsx';
import { KINDS, type OirsKind } from '../flow/oirs.ts';

type Props = { readonly onChoose: (kind: OirsKind) => void; readonly onLookup: () => void };

/** What kind of message it is, or how an earlier one fares. */
export function KindScreen({ onChoose, onLookup }: Props) {
  const say = useSay();
  return (
    <Question ask={say('oirs.kind.ask')}>
      <ul className={cards.list}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <ChoiceCard name={say(`oirs.kind.${kind}`)} onChoose={() => onChoose(kind)}>
              {say(`oirs.kind.${kind}Explain`)}
            </ChoiceCard>
          </li>
        ))}
        <li>
          <ChoiceCard name={say('oirs.lookup.choose')} onChoose={onLookup}>
            {say('oirs.lookup.chooseExplain')}
          </ChoiceCard>
        </li>
      </ul>
    </Question>
  );
}
