import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { ServiceId } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { frequentServices } from '../choices.ts';
import { ChoiceCard } from '../parts/ChoiceCard.tsx';
import { Question } from '../parts/Question.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';
import { WaitHeading } from '../parts/WaitHeading.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly slots: number;
  readonly onChoose: (serviceId: ServiceId) => void;
  readonly onOthers: () => void;
};

/** The services that most people come for, and the way to all the others. */
export function ServicesScreen({ catalog, slots, onChoose, onOthers }: Props) {
  return (
    <Question ask={say('kiosk.services.ask')} aside={<WaitHeading />}>
      <ServiceList
        catalog={catalog}
        services={frequentServices(catalog, slots)}
        onChoose={onChoose}
        last={
          <ChoiceCard name={say('kiosk.services.others')} onChoose={onOthers}>
            {say('kiosk.services.othersExplain')}
          </ChoiceCard>
        }
      />
    </Question>
  );
}
