import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsCase, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { CaseFiguresSheet } from './CaseFiguresSheet.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { caseColumns } from './caseColumns.tsx';
import { RegisterSheet } from './RegisterSheet.tsx';

const AGAIN_MS = 60_000;

/** The cases as a page of their own: those that are due first, or those that were closed. */
export function Tray({ catalog }: { readonly catalog: Catalog }) {
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const [counting, setCounting] = useState(false);
  const [registering, setRegistering] = useState(false);
  const [open, setOpen] = useState<OirsCase | null>(null);
  const tray = useAsked<OirsTray>(`/oirs?state=${which}`, { everyMillis: AGAIN_MS });
  const { zone } = catalog.branch;
  const back = (): void => {
    tray.refresh();
    setOpen(null);
    setRegistering(false);
  };
  return (
    <>
      <p>{say('oirsTray.lead')}</p>
      <p role="alert">{tray.trouble}</p>
      <Button onPress={() => setRegistering(true)}>{say('oirsTray.register')}</Button>
      <Button onPress={() => setCounting(true)}>{say('caseFigures.open')}</Button>
      <Button onPress={() => setWhich(which === 'open' ? 'closed' : 'open')}>
        {say(`oirsTray.show.${which === 'open' ? 'closed' : 'open'}`)}
      </Button>
      {tray.answer !== null && (
        <Table
          caption={say(`oirsTray.title.${which}`)}
          captionShown
          columns={caseColumns(which, zone, setOpen)}
          rows={tray.answer.cases}
          rowKey={({ folio }) => folio}
          empty={say(`oirsTray.none.${which}`)}
          roomy
        />
      )}
      {counting && <CaseFiguresSheet zone={zone} onClose={() => setCounting(false)} />}
      {registering && <RegisterSheet catalog={catalog} onClose={back} />}
      {open !== null && (
        <CaseSheet
          one={open}
          people={tray.answer?.people ?? []}
          templates={tray.answer?.templates ?? []}
          mails={tray.answer?.mails ?? false}
          branch={catalog.branch.name}
          institutions={catalog.institutions}
          zone={zone}
          onClose={back}
        />
      )}
    </>
  );
}
