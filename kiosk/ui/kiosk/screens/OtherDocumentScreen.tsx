import { useSay } from '@turno25/shared/ui/language.ts';
import { type DocumentType, OTHER_DOCUMENTS } from '../identity.ts';
import { ChoiceCard } from '../parts/ChoiceCard.tsx';
import cards from '../parts/cards.module.css';
import { Question } from '../parts/Question.tsx';

type Props = { readonly onChoose: (type: DocumentType) => void; readonly onNone: () => void };

/** Documents of people without a RUN. */
export function OtherDocumentScreen({ onChoose, onNone }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.otherDocument.ask')}>
      <ul className={cards.list}>
        {OTHER_DOCUMENTS.map((type) => (
          <li key={type}>
            <ChoiceCard name={say(`kiosk.document.${type}`)} onChoose={() => onChoose(type)}>
              {say(`kiosk.document.${type}Explain`)}
            </ChoiceCard>
          </li>
        ))}
        <li>
          <ChoiceCard name={say('kiosk.identity.none')} onChoose={onNone}>
            {say('kiosk.identity.noneExplain')}
          </ChoiceCard>
        </li>
      </ul>
    </Question>
  );
}
