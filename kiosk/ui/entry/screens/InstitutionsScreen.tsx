import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { InstitutionList } from '../../common/parts/InstitutionList.tsx';
import { Question } from '../../common/parts/Question.tsx';
import { institutionChoices } from '../services/choices.ts';

type Props = {
  readonly catalog: Catalog;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (institutionId: InstitutionId) => void;
};

/** Every institution that has services at this branch. */
export function InstitutionsScreen({ catalog, ...list }: Props) {
  const say = useSay();
  return (
    <Question ask={say('kiosk.institutions.ask')}>
      <InstitutionList
        {...list}
        institutions={institutionChoices(catalog)}
        explain={({ given }) =>
          given === 0 ? say('kiosk.institutions.none') : say('kiosk.institutions.count', { count: given })
        }
      />
    </Question>
  );
}
