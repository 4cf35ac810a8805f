import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { InstitutionList } from '../../common/parts/InstitutionList.tsx';
import { Question } from '../../common/parts/Question.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (institutionId: InstitutionId) => void;
};

/** Which institution the message is for. */
export function OirsInstitutionScreen({ catalog, ...list }: Props) {
  const say = useSay();
  return (
    <Question ask={say('oirs.institution.ask')}>
      <InstitutionList {...list} institutions={catalog.institutions} explain={() => say('oirs.institution.explain')} />
    </Question>
  );
}
