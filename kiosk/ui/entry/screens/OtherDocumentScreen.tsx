import { useSay } from '@turno25/shared/ui/language.ts';
import { type DocumentType, OTHER_DOCUMENTS } from '../../common/identity/identity.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import cards from '../../common/parts/cards.module.css';
import { Question } from '../../common/parts/Question.tsx';

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
