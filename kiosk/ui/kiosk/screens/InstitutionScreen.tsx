import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { InstitutionId, ServiceId } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { pageOf, servicesOf } from '../choices.ts';
import { Pager } from '../parts/Pager.tsx';
import { Question } from '../parts/Question.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';
import { WaitHeading } from '../parts/WaitHeading.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly institutionId: InstitutionId;
  readonly page: number;
  readonly slots: number;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (serviceId: ServiceId) => void;
};

/** The services of one institution, a page at a time. */
export function InstitutionScreen({ catalog, institutionId, page, slots, onTurn, onChoose }: Props) {
  const shown = pageOf(servicesOf(catalog, institutionId), page, slots);
  return (
    <Question ask={say('kiosk.services.ask')} aside={<WaitHeading />}>
      <ServiceList
        catalog={catalog}
        services={shown.items}
        onChoose={onChoose}
        last={shown.pages > 1 ? <Pager of={shown} onTurn={onTurn} /> : null}
      />
    </Question>
  );
}
