import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { FoundTicket, FoundTickets } from '@turno25/shared/contracts/foundTickets.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import { WhySheet } from '../frame/WhySheet.tsx';
import type { Live } from '../live/useLive.ts';
import { AgainSheet } from './AgainSheet.tsx';
import { EndingSheet } from './EndingSheet.tsx';
import { ExcludeSheet } from './ExcludeSheet.tsx';
import { FoundRow } from './FoundRow.tsx';
import styles from './finding.module.css';
import type { FoundVerb } from './foundVerbs.ts';

type Props = { readonly live: Live; readonly catalog: Catalog; readonly zone: string; readonly onClose: () => void };

/** A ticket of today by its number, whatever became of it, and what can be done for its person. */
export function FindSheet({ live, catalog, zone, onClose }: Props) {
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState<{ readonly verb: FoundVerb; readonly ticket: FoundTicket } | null>(null);
  const number = said.trim();
  const found = useAsked<FoundTickets>(number === '' ? null : `/tickets/today?number=${encodeURIComponent(number)}`);
  const back = (): void => {
    found.refresh();
    setOpen(null);
  };
  if (open !== null) {
    const { ticket } = open;
    switch (open.verb) {
      case 'again':
        return <AgainSheet ticket={ticket} catalog={catalog} live={live} onClose={back} />;
      case 'left':
      case 'sendAway':
        return <EndingSheet ticket={ticket} how={open.verb} live={live} onClose={back} />;
      case 'exclude':
        return <ExcludeSheet ticket={ticket} live={live} onClose={back} />;
      case 'why':
        return <WhySheet visitId={ticket.id} number={ticket.number} zone={zone} onClose={back} />;
    }
  }
  const tickets = found.answer?.tickets ?? [];
  return (
    <Sheet title={say('console.find.title')} trouble={found.trouble} onClose={onClose}>
      <TextField
        label={say('console.find.number')}
        help={say('console.find.help')}
        value={said}
        maxLength={12}
        autoComplete="off"
        spellCheck={false}
        onChange={setSaid}
      />
      <div role="status">
        {number !== '' && !found.busy && tickets.length === 0 && <p>{say('console.find.none', { number })}</p>}
      </div>
      <ul className={styles.found}>
        {tickets.map((ticket) => (
          <FoundRow key={ticket.id} ticket={ticket} zone={zone} onVerb={(verb) => setOpen({ verb, ticket })} />
        ))}
      </ul>
    </Sheet>
  );
}
