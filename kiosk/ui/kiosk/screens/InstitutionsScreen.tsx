import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { institutionChoices, pageOf } from '../choices.ts';
import { ChoiceCard } from '../parts/ChoiceCard.tsx';
import cards from '../parts/cards.module.css';
import { Pager } from '../parts/Pager.tsx';
import { Question } from '../parts/Question.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (institutionId: InstitutionId) => void;
};

/** Every institution that has services at this branch. */
export function InstitutionsScreen({ catalog, page, slots, onTurn, onChoose }: Props) {
  const say = useSay();
  const shown = pageOf(institutionChoices(catalog), page, slots);
  return (
    <Question ask={say('kiosk.institutions.ask')}>
      <ul className={cards.list}>
        {shown.items.map(({ id, name, given }) => (
          <li key={id}>
            <ChoiceCard name={name} nameLanguage="es-CL" onChoose={() => onChoose(id)}>
              {given === 0 ? say('kiosk.institutions.none') : say('kiosk.institutions.count', { count: given })}
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
