import type { CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import cards from '../../common/parts/cards.module.css';

const NOT_GIVEN = { handlesMoney: 'kiosk.services.handlesMoney', noCounter: 'kiosk.services.notGiven' } as const;

type Props = {
  readonly service: CatalogService;
  readonly institution: string;
  readonly visitClass: VisitClass;
  readonly onChoose: () => void;
};

/** A service with how long people of this class wait for it now; one that is not given here today leads to where it is. */
export function ServiceCard({ service, institution, visitClass, onChoose }: Props) {
  const say = useSay();
  const { expected } = service.entering[visitClass];
  return (
    <Button look={service.given ? 'card' : 'away'} onPress={onChoose}>
      <span className={service.given ? cards.name : cards.unavailable} lang="es-CL">
        {service.name}
      </span>
      <span className={cards.detail}>{service.notGiven === null ? institution : say(NOT_GIVEN[service.notGiven])}</span>
      {service.given && (
        <span className={cards.wait}>
          {expected === null ? say('kiosk.services.nobodyNow') : waitShort(expected, say)}
        </span>
      )}
    </Button>
  );
}
