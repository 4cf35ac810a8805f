import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsCase, OirsTray } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { CaseFiguresSheet } from './CaseFiguresSheet.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { caseColumns } from './caseColumns.tsx';
import { RegisterSheet } from './RegisterSheet.tsx';

type Props = { readonly catalog: Catalog; readonly onClose: () => void };

/** What people wrote to the branch: what is due first, and what was answered. */
export function Oirs({ catalog, onClose }: Props) {
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const [counting, setCounting] = useState(false);
  const [registering, setRegistering] = useState(false);
  const [open, setOpen] = useState<OirsCase | null>(null);
  const tray = useAsked<OirsTray>(`/oirs?state=${which}`);
  const back = (): void => {
    tray.refresh();
    setOpen(null);
    setRegistering(false);
  };
  if (counting) return <CaseFiguresSheet zone={catalog.branch.zone} onClose={() => setCounting(false)} />;
  if (registering) return <RegisterSheet catalog={catalog} onClose={back} />;
  if (open !== null) {
    return (
      <CaseSheet
        one={open}
        people={tray.answer?.people ?? []}
        templates={tray.answer?.templates ?? []}
        mails={tray.answer?.mails ?? false}
        branch={catalog.branch.name}
        institutions={catalog.institutions}
        zone={catalog.branch.zone}
        onClose={back}
      />
    );
  }
  const other = which === 'open' ? 'closed' : 'open';
  return (
    <Sheet title={say(`oirsTray.title.${which}`)} lead={say('oirsTray.lead')} trouble={tray.trouble} onClose={onClose}>
      <Button onPress={() => setRegistering(true)}>{say('oirsTray.register')}</Button>
      <Button onPress={() => setCounting(true)}>{say('caseFigures.open')}</Button>
      <Button onPress={() => setWhich(other)}>{say(`oirsTray.show.${other}`)}</Button>
      {tray.answer !== null && (
        <Table
          caption={say(`oirsTray.title.${which}`)}
          columns={caseColumns(which, catalog.branch.zone, setOpen)}
          rows={tray.answer.cases}
          rowKey={({ folio }) => folio}
          empty={say(`oirsTray.none.${which}`)}
          roomy
        />
      )}
    </Sheet>
  );
}
