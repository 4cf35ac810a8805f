import type { FoundTicket } from '@turno25/shared/contracts/foundTickets.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { wallTime } from '../live/spans.ts';
import { useSession } from '../signedIn/sessionContext.ts';
import styles from './finding.module.css';
import { type FoundVerb, foundVerbs } from './foundVerbs.ts';

type Props = {
  readonly ticket: FoundTicket;
  readonly zone: string;
  readonly onVerb: (verb: FoundVerb) => void;
};

/** One ticket that was found: what became of it, in words, and what can be done. */
export function FoundRow({ ticket, zone, onVerb }: Props) {
  const { session } = useSession();
  const hour = (at: string) => wallTime(Date.parse(at), zone);
  return (
    <li className={styles.row}>
      <p className={styles.number}>{ticket.number}</p>
      <div className={styles.facts}>
        <p className={styles.state}>
          {say(`console.found.${ticket.status}`)}
          {ticket.counterLabel !== null && ` · ${say('common.counter', { label: ticket.counterLabel })}`}
        </p>
        <p>
          {ticket.serviceName} · {say('console.found.issued', { time: hour(ticket.issuedAt) })}
          {ticket.endedAt !== null && ` · ${say('console.found.ended', { time: hour(ticket.endedAt) })}`}
        </p>
        {ticket.given.length > 0 && (
          <p>
            {ticket.given.map(({ serviceName, outcome }) => `${serviceName}: ${say(`outcome.${outcome}`)}`).join(' · ')}
          </p>
        )}
        {ticket.exclusion !== null && <p>{exclusionSentence(ticket.exclusion, session.staff.id)}</p>}
      </div>
      <div className={styles.verbs}>
        {foundVerbs(ticket, session.staff).map((verb) => (
          <Button key={verb} onPress={() => onVerb(verb)}>
            {say(`console.found.verb.${verb}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

function exclusionSentence(exclusion: NonNullable<FoundTicket['exclusion']>, me: string): string {
  const code = say(`cell.exclusion.${exclusion.code}`);
  if (exclusion.state === 'excluded') return say('console.found.excluded', { code });
  return say(exclusion.by === me ? 'console.found.askedByMe' : 'console.found.askedByOther', { code });
}
