import { OVERRIDES } from '@turno25/shared/domain/national/document.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import styles from './catalogue.module.css';
import type { CatalogueDesk } from './useCatalogue.ts';

type Props = { readonly desk: CatalogueDesk; readonly mayEdit: boolean };

/** What a branch may have differently from the document. */
export function MayChangePart({ desk, mayEdit }: Props) {
  const { mayChange } = desk.content;
  return (
    <div className={styles.part}>
      <p>{say('catalogue.may.lead')}</p>
      <CheckGroup legend={say('catalogue.may.legend')}>
        {OVERRIDES.map((one) => (
          <Check
            key={one}
            label={say(`national.may.${one}`)}
            checked={mayChange.includes(one)}
            disabled={!mayEdit}
            onChange={(may) =>
              desk.set({ mayChange: OVERRIDES.filter((known) => (known === one ? may : mayChange.includes(known))) })
            }
          />
        ))}
      </CheckGroup>
    </div>
  );
}
