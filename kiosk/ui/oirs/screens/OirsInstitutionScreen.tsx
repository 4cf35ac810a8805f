import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { pageOf } from '../../kiosk/choices.ts';
import { ChoiceCard } from '../../kiosk/parts/ChoiceCard.tsx';
import cards from '../../kiosk/parts/cards.module.css';
import { Pager } from '../../kiosk/parts/Pager.tsx';
import { Question } from '../../kiosk/parts/Question.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (institutionId: InstitutionId) => void;
};

/** Which institution the message is for. */
export function OirsInstitutionScreen({ catalog, page, slots, onTurn, onChoose }: Props) {
  const say = useSay();
  const shown = pageOf(catalog.institutions, page, slots);
  return (
    <Question ask={say('oirs.institution.ask')}>
      <ul className={cards.list}>
        {shown.items.map(({ id, name }) => (
          <li key={id}>
            <ChoiceCard name={name} nameLanguage="es-CL" onChoose={() => onChoose(id)}>
              {say('oirs.institution.explain')}
            </ChoiceCard>
          </li>
        ))}
        {shown.pages > 1 && (
          <li>
            <Pager of={shown} onTurn={onTurn} />
          </li>
        )}
      </ul>
    </Question>
  );
}
