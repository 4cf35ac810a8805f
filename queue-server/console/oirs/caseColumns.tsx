import type { OirsCase } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import type { Column } from '@turno25/shared/ui/kit/Table.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';

/** What the tray says of a case, for those that are open and those that are closed. */
export function caseColumns(
  which: 'open' | 'closed',
  zone: string,
  onOpen: (one: OirsCase) => void,
): readonly Column<OirsCase>[] {
  return [
    { id: 'kind', head: say('oirsTray.kind'), cell: ({ kind }) => say(`oirsTray.kind.${kind}`) },
    { id: 'institution', head: say('oirsTray.institution'), cell: ({ institutionName }) => institutionName },
    which === 'open'
      ? { id: 'due', head: say('oirsTray.due'), cell: dueOf }
      : { id: 'outcome', head: say('oirsTray.outcome'), cell: outcomeOf },
    {
      id: 'hand',
      head: say('oirsTray.hand'),
      cell: ({ assignedTo }) => assignedTo?.name ?? say('oirsTray.hand.none'),
    },
    { id: 'received', head: say('oirsTray.received'), cell: (one) => receivedOf(one, zone) },
    {
      id: 'open',
      head: say('oirsTray.open'),
      headShown: false,
      cell: (one) => (
        <Button look="inline" aria-label={say('oirsTray.open.named', { folio: one.folio })} onPress={() => onOpen(one)}>
          {say('oirsTray.open')}
        </Button>
      ),
    },
  ];
}

/** The day that its term counts from; where somebody says that it came before they registered it, both. */
function receivedOf({ channel, receivedAt, receivedOn }: OirsCase, zone: string): string {
  const registered = numericDate(Date.parse(receivedAt), zone);
  const came = say(`oirsTray.came.${channel}`);
  if (receivedOn === null) return say('oirsTray.cameOn', { date: registered, came });
  return say('oirsTray.cameBefore', { date: plainDate(receivedOn), came, registered });
}

function dueOf({ dueDate, late }: OirsCase): string {
  if (dueDate === null) return say('oirsTray.noTerm');
  const date = plainDate(dueDate);
  return late ? say('oirsTray.late', { date }) : date;
}

function outcomeOf({ outcome, referredTo, referredLate, mail }: OirsCase): string {
  if (outcome === null) return '';
  if (referredTo !== null)
    return say(referredLate ? 'oirsTray.referredLate' : 'oirsTray.referredTo', { institution: referredTo });
  const how = say(`oirsTray.outcome.${outcome}`);
  // Answered is not yet told: an answer that did not leave stands out among those that did.
  const didNotLeave = mail !== null && mail.state !== 'sent' && mail.trouble !== null;
  return didNotLeave ? say('oirsTray.outcome.notMailed', { how }) : how;
}
