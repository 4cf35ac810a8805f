import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { findServices } from '@turno25/shared/search/findServices.ts';
import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { WORD_KEYS } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { Building2 } from 'lucide-react';
import { useRoom } from '../../common/frame/useRoom.ts';
import cards from '../../common/parts/cards.module.css';
import { Pager } from '../../common/parts/Pager.tsx';
import { pageOf } from '../../common/parts/pages.ts';
import { Question } from '../../common/parts/Question.tsx';
import { TypingForm } from '../../common/parts/TypingForm.tsx';
import { ServiceList } from '../parts/ServiceList.tsx';

const LONGEST_SEARCH = 40;
/** Answers that fit above the keyboard. */
const SLOTS = { portrait: 4, landscape: 4, low: 2 } as const;

type Props = {
  readonly catalog: Catalog;
  readonly visitClass: VisitClass;
  readonly text: string;
  readonly page: number;
  readonly onType: (text: string) => void;
  readonly onTurn: (page: number) => void;
  readonly onChoose: (service: CatalogService) => void;
  readonly onInstitutions: () => void;
};

/**
 * A person writes what they need in their own words; what answers it appears while they write. Where nothing does: general
 * information, the institutions, and a person of the branch.
 */
export function SearchScreen({ catalog, visitClass, text, page, onType, onTurn, onChoose, onInstitutions }: Props) {
  const say = useSay();
  const room = useRoom();
  const language = useLanguage();
  const found = findServices(text, catalog, language);
  const nothing = text.trim() !== '' && found.length === 0;
  const general = catalog.services.filter((service) => service.general && service.given);
  const shown = pageOf(found, page, SLOTS[room]);
  const [best] = found;
  return (
    <Question ask={say('kiosk.search.ask')}>
      <TypingForm
        label={say('kiosk.search.label')}
        hint={hintOf()}
        value={text}
        keys={WORD_KEYS}
        longest={LONGEST_SEARCH}
        onChange={(written) => onType(written.slice(0, LONGEST_SEARCH))}
        onSubmit={() => best !== undefined && onChoose(best)}
      >
        {nothing && (
          <>
            <ServiceList
              catalog={catalog}
              services={general}
              visitClass={visitClass}
              onChoose={onChoose}
              last={
                <Button look="card" onPress={onInstitutions}>
                  <span className={cards.way}>
                    <Icon of={Building2} size={40} />
                    <span className={cards.name}>{say('kiosk.services.byInstitution')}</span>
                  </span>
                </Button>
              }
            />
            <p className={cards.none} role="status">
              {say('kiosk.search.none')}
            </p>
          </>
        )}
        {shown.items.length > 0 && (
          <ServiceList
            catalog={catalog}
            services={shown.items}
            visitClass={visitClass}
            onChoose={onChoose}
            last={shown.pages > 1 ? <Pager of={shown} onTurn={onTurn} /> : null}
          />
        )}
      </TypingForm>
    </Question>
  );

  function hintOf(): string {
    if (text.trim() === '') return say('kiosk.search.hint');
    return found.length === 0 ? '' : say('kiosk.search.found', { count: found.length });
  }
}
