import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import cards from './cards.module.css';
import { Pager } from './Pager.tsx';
import { pageOf } from './pages.ts';

type Named = { readonly id: InstitutionId; readonly name: string };

type Props<T extends Named> = {
  readonly institutions: readonly T[];
  readonly page: number;
  readonly slots: number;
  /** What stands below a name. */
  readonly explain: (institution: T) => string;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (institutionId: InstitutionId) => void;
};

/** Institutions to choose from, a page at a time. */
export function InstitutionList<T extends Named>({ institutions, page, slots, explain, onTurn, onChoose }: Props<T>) {
  const shown = pageOf(institutions, page, slots);
  return (
    <ul className={cards.list}>
      {shown.items.map((institution) => (
        <li key={institution.id}>
          <ChoiceCard name={institution.name} nameLanguage="es-CL" onChoose={() => onChoose(institution.id)}>
            {explain(institution)}
          </ChoiceCard>
        </li>
      ))}
      {shown.pages > 1 && (
        <li>
          <Pager of={shown} onTurn={onTurn} />
        </li>
      )}
    </ul>
  );
}
