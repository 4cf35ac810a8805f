import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { Building2, Search } from 'lucide-react';
import cards from '../../common/parts/cards.module.css';
import { Question } from '../../common/parts/Question.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';
import { WaitHeading } from '../parts/WaitHeading.tsx';
import { firstServices } from '../services/choices.ts';

type Props = {
  readonly catalog: Catalog;
  readonly visitClass: VisitClass;
  readonly slots: number;
  /** Whether it is one more for a ticket that has a service. */
  readonly adding: boolean;
  readonly onChoose: (service: CatalogService) => void;
  readonly onSearch: () => void;
  readonly onInstitutions: () => void;
};

/** The services that most people come for, and two ways to all the others. */
export function ServicesScreen({ catalog, visitClass, slots, adding, onChoose, onSearch, onInstitutions }: Props) {
  const say = useSay();
  return (
    <Question ask={say(adding ? 'kiosk.services.askAlso' : 'kiosk.services.ask')} aside={<WaitHeading />}>
      <ServiceList
        catalog={catalog}
        services={firstServices(catalog, slots)}
        visitClass={visitClass}
        onChoose={onChoose}
        last={
          <div className={cards.halves}>
            <Button look="card" onPress={onSearch}>
              <span className={cards.way}>
                <Icon of={Search} size={40} />
                <span className={cards.name}>{say('kiosk.services.search')}</span>
              </span>
            </Button>
            <Button look="card" onPress={onInstitutions}>
              <span className={cards.way}>
                <Icon of={Building2} size={40} />
                <span className={cards.name}>{say('kiosk.services.byInstitution')}</span>
              </span>
            </Button>
          </div>
        }
      />
    </Question>
  );
}
