import type { NationalContent } from '@turno25/shared/domain/national/document.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useState } from 'react';
import styles from './catalogue.module.css';
import type { CatalogueDesk } from './useCatalogue.ts';
import { changeWords, dateWords, placeWords } from './words.ts';

/** So many differences are read one by one; who wants the rest reads the file. */
const SHOWN = 60;

type Props = { readonly desk: CatalogueDesk; readonly mayEdit: boolean; readonly mayPublish: boolean };

/** What is being prepared, what of it is new for branches, and its approval by somebody who had no hand in it. */
export function DraftPart({ desk, mayEdit, mayPublish }: Props) {
  const [sure, setSure] = useState(false);
  const { draft } = desk.view;
  if (draft === null)
    return (
      <>
        <h2>{say('catalogue.draft')}</h2>
        <p>{say('catalogue.draft.none')}</p>
      </>
    );
  const { hands, validFrom, changes, mayApprove } = draft;
  const ready = mayPublish && mayApprove && desk.unsaved.length === 0 && !desk.dateChanged;
  return (
    <>
      <h2>{say('catalogue.draft')}</h2>
      <p>
        {say('catalogue.draft.saved', { count: hands.length, hands: hands.join(', '), date: dateWords(validFrom) })}
      </p>
      <h3>{say('catalogue.draft.changes')}</h3>
      {desk.view.publications.length === 0 && (
        <p>
          {say('catalogue.draft.first', {
            services: draft.content.catalogue.services.length,
            institutions: draft.content.catalogue.institutions.length,
          })}
        </p>
      )}
      {changes.length === 0 && desk.view.publications.length > 0 && <p>{say('catalogue.draft.noChanges')}</p>}
      <ul className={styles.changes}>
        {changes.slice(0, SHOWN).map((one) => (
          <li key={one.path.join('.')}>
            <strong>{placeWords(one, draft.content as NationalContent)}</strong>
            <span>{changeWords(one, draft.content as NationalContent)}</span>
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && <p>{say('catalogue.draft.more', { count: changes.length - SHOWN })}</p>}
      {mayPublish && !mayApprove && <Notice>{say('catalogue.approve.notOwn')}</Notice>}
      <div className={styles.verbs}>
        {ready && !sure && (
          <Button look="primary" onPress={() => setSure(true)}>
            {say('catalogue.approve')}
          </Button>
        )}
        {mayEdit && !sure && <Button onPress={desk.discard}>{say('catalogue.discard')}</Button>}
      </div>
      {ready && sure && (
        <Notice
          kind="warning"
          announce="alert"
          action={
            <span className={styles.verbs}>
              <Button look="primary" onPress={desk.approve}>
                {say('catalogue.approve.yes')}
              </Button>
              <Button onPress={() => setSure(false)}>{say('catalogue.approve.no')}</Button>
            </span>
          }
        >
          {say('catalogue.approve.sure')}
        </Notice>
      )}
    </>
  );
}
