import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsReceipt } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { Files } from './Files.tsx';
import './letter.css';
import type { Said } from './registration.ts';

type Props = {
  readonly receipt: OirsReceipt;
  readonly said: Said;
  readonly catalog: Catalog;
  readonly onClose: () => void;
};

/**
 * What whoever said it takes away: what it was registered as, since when its term counts, and how to follow it. The key is
 * not shown again.
 */
export function HandOver({ receipt, said, catalog, onClose }: Props) {
  const { branch, institutions } = catalog;
  const institution = institutions.find(({ id }) => id === said.institutionId)?.name ?? '';
  const registered = numericDate(Date.parse(receipt.receivedAt), branch.zone);
  const received = said.receivedOn === '' ? registered : plainDate(said.receivedOn);
  const due = receipt.dueDate === null ? say('oirsTray.noTerm') : plainDate(receipt.dueDate);
  return (
    <Sheet title={say('oirsTray.registered')} lead={say('oirsTray.registered.lead')} onClose={onClose}>
      <StatList>
        <Stat label={say('oirsTray.folio')} value={receipt.folio} />
        <Stat label={say('oirsTray.key')} value={receipt.code} />
        <Stat label={say('oirsTray.due')} value={due} />
      </StatList>
      <Button onPress={() => window.print()}>{say('oirsTray.registered.print')}</Button>
      <Files folio={receipt.folio} isOpen mayRead={false} />
      <section data-letter aria-label={say('oirsTray.registered.paper')}>
        <p>
          {branch.name}, {registered}
        </p>
        <p>
          {say(`oirsTray.kind.${said.kind}`)} · {institution} · {say(`oirsTray.came.${said.channel}`)}
        </p>
        <p>{say('oirsTray.registered.dates', { received, registered, due })}</p>
        <p>
          {say('oirsTray.folio')}: {receipt.folio}
        </p>
        <p>
          {say('oirsTray.key')}: {receipt.code}
        </p>
        <p>{say('oirsTray.registered.follow', { address: `${branch.publicAddress ?? location.origin}/case` })}</p>
      </section>
    </Sheet>
  );
}
