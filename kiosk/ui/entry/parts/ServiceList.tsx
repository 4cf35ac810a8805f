import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { ReactNode } from 'react';
import cards from '../../common/parts/cards.module.css';
import { ServiceCard } from './ServiceCard.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly services: readonly CatalogService[];
  /** Of the person who chooses: the waits are theirs. */
  readonly visitClass: VisitClass;
  readonly onChoose: (service: CatalogService) => void;
  /** An answer after the services. */
  readonly last: ReactNode;
};

/** Services as cards, one below the other, or in two columns on a wide screen. */
export function ServiceList({ catalog, services, visitClass, onChoose, last }: Props) {
  const institutions = new Map(catalog.institutions.map(({ id, shortName }) => [id, shortName]));
  return (
    <ul className={cards.list}>
      {services.map((service) => (
        <li key={service.id}>
          <ServiceCard
            service={service}
            institution={institutions.get(service.institutionId) ?? ''}
            visitClass={visitClass}
            onChoose={() => onChoose(service)}
          />
        </li>
      ))}
      {last !== null && <li>{last}</li>}
    </ul>
  );
}
