import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Pager } from '../../common/parts/Pager.tsx';
import { pageOf } from '../../common/parts/pages.ts';
import { Question } from '../../common/parts/Question.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';
import { WaitHeading } from '../parts/WaitHeading.tsx';
import { servicesOf } from '../services/choices.ts';

type Props = {
  readonly catalog: Catalog;
  readonly visitClass: VisitClass;
  readonly institutionId: InstitutionId;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (service: CatalogService) => void;
};

/** The services of one institution, a page at a time. */
export function InstitutionScreen({ catalog, visitClass, institutionId, page, slots, onTurn, onChoose }: Props) {
  const say = useSay();
  const shown = pageOf(servicesOf(catalog, institutionId), page, slots);
  return (
    <Question ask={say('kiosk.services.ask')} aside={<WaitHeading />}>
      <ServiceList
        catalog={catalog}
        services={shown.items}
        visitClass={visitClass}
        onChoose={onChoose}
        last={shown.pages > 1 ? <Pager of={shown} onTurn={onTurn} /> : null}
      />
    </Question>
  );
}
