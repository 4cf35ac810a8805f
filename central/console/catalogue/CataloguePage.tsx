import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import { mayDoAtCentre } from '@turno25/shared/contracts/centrePermissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { AgreementsPart } from './AgreementsPart.tsx';
import { CategoriesPart } from './CategoriesPart.tsx';
import styles from './catalogue.module.css';
import { DaysPart } from './DaysPart.tsx';
import { DocumentPart } from './DocumentPart.tsx';
import { MayChangePart } from './MayChangePart.tsx';
import { useCatalogue } from './useCatalogue.ts';

type Props = { readonly session: CentreSession; readonly onSignOut: () => void };

/** What goes back to branches: prepared here, approved by another, and what categories are made of. */
export function CataloguePage({ session, onSignOut }: Props) {
  const desk = useCatalogue();
  const [part, setPart] = useState('document');
  const mayEdit = mayDoAtCentre(session.role, 'catalogue.prepare');
  const mayPublish = mayDoAtCentre(session.role, 'catalogue.publish');
  return (
    <div>
      <header className={styles.bar}>
        <h1>{say('catalogue.title')}</h1>
        <p>{session.name}</p>
        <LinkButton href="/national">{say('catalogue.national')}</LinkButton>
        <Button look="quiet" onPress={onSignOut}>
          {say('national.signOut')}
        </Button>
      </header>
      {desk === null ? (
        <main className={styles.main} aria-busy="true" />
      ) : (
        <main className={styles.main}>
          {mayEdit ? (
            <div className={styles.saving}>
              <TextField
                label={say('catalogue.validFrom')}
                type="date"
                value={desk.validFrom}
                onChange={desk.setValidFrom}
              />
              <Button
                look="primary"
                disabled={desk.unsaved.length === 0 && !desk.dateChanged && desk.view.draft !== null}
                onPress={desk.save}
              >
                {say('catalogue.save')}
              </Button>
              <p role="status">
                {desk.told !== null
                  ? say(`catalogue.told.${desk.told}`)
                  : say('catalogue.unsaved', { count: desk.unsaved.length + (desk.dateChanged ? 1 : 0) })}
              </p>
            </div>
          ) : (
            <p>{say('catalogue.notYours')}</p>
          )}
          {desk.trouble !== null && (
            <Notice kind="warning" announce="alert">
              {desk.trouble}
            </Notice>
          )}
          <Tabs
            label={say('catalogue.parts')}
            chosen={part}
            onChoose={setPart}
            tabs={[
              {
                id: 'document',
                label: say('catalogue.part.document'),
                panel: <DocumentPart desk={desk} mayEdit={mayEdit} mayPublish={mayPublish} />,
              },
              {
                id: 'agreements',
                label: say('catalogue.part.agreements'),
                panel: <AgreementsPart desk={desk} mayEdit={mayEdit} />,
              },
              { id: 'days', label: say('catalogue.part.days'), panel: <DaysPart desk={desk} mayEdit={mayEdit} /> },
              { id: 'may', label: say('catalogue.part.may'), panel: <MayChangePart desk={desk} mayEdit={mayEdit} /> },
              {
                id: 'categories',
                label: say('catalogue.part.categories'),
                panel: <CategoriesPart mayEdit={mayEdit} mayPublish={mayPublish} />,
              },
            ]}
          />
        </main>
      )}
    </div>
  );
}
