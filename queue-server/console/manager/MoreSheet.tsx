import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { HelpLink } from '../frame/HelpLink.tsx';
import { Sheet } from '../frame/Sheet.tsx';
import styles from './lists.module.css';

type More =
  | 'standing'
  | 'goals'
  | 'availability'
  | 'outside'
  | 'shifts'
  | 'rehearsal'
  | 'suspension'
  | 'past'
  | 'told'
  | 'oirs'
  | 'rolls';

type Props = {
  /** The open day; null where none is. */
  readonly today: string | null;
  readonly onOpen: (more: More) => void;
  readonly onNote: (date: string) => void;
  readonly onClose: () => void;
};

/** What a manager opens now and then; what is opened every day stands on the bar. */
export function MoreSheet({ today, onOpen, onNote, onClose }: Props) {
  return (
    <Sheet title={say('console.more.title')} onClose={onClose}>
      <div className={styles.more}>
        <LinkButton href="/settings">{say('console.more.settings')}</LinkButton>
        <p>{say('console.more.settings.lead')}</p>
        <LinkButton href="/rights">{say('console.more.rights')}</LinkButton>
        <p>{say('console.more.rights.lead')}</p>
        <Button onPress={() => onOpen('oirs')}>{say('oirsTray.open.menu')}</Button>
        <p>{say('oirsTray.explain')}</p>
        <Button onPress={() => onOpen('standing')}>{say('console.standing.title')}</Button>
        <p>{say('console.more.standing')}</p>
        <LinkButton href="/explorer">{say('console.more.explorer')}</LinkButton>
        <p>{say('console.more.explorer.lead')}</p>
        <Button onPress={() => onOpen('goals')}>{say('goals.open')}</Button>
        <p>{say('console.more.goals')}</p>
        <LinkButton href="/satisfaction">{say('console.more.satisfaction')}</LinkButton>
        <p>{say('console.more.satisfaction.lead')}</p>
        <LinkButton href="/signals">{say('console.more.signals')}</LinkButton>
        <p>{say('console.more.signals.lead')}</p>
        <Button onPress={() => onOpen('availability')}>{say('availability.title')}</Button>
        <p>{say('console.more.availability')}</p>
        <Button onPress={() => onOpen('outside')}>{say('outside.title')}</Button>
        <p>{say('console.more.outside')}</p>
        <Button disabled={today === null} onPress={() => onOpen('shifts')}>
          {say('shifts.title')}
        </Button>
        <p>{say('console.more.shifts')}</p>
        <Button disabled={today === null} onPress={() => today !== null && onNote(today)}>
          {say('console.note.today')}
        </Button>
        <p>{say('console.more.note')}</p>
        <Button onPress={() => onOpen('past')}>{say('console.past.title')}</Button>
        <p>{say('console.more.past')}</p>
        <Button onPress={() => onOpen('told')}>{say('forecast.told.open')}</Button>
        <p>{say('console.more.told')}</p>
        <Button onPress={() => onOpen('rehearsal')}>{say('forecast.otherwise.open')}</Button>
        <p>{say('console.more.rehearsal')}</p>
        <Button disabled={today === null} onPress={() => onOpen('suspension')}>
          {say('console.suspension.open')}
        </Button>
        <p>{say('console.more.suspension')}</p>
        <Button onPress={() => onOpen('rolls')}>{say('rolls.title')}</Button>
        <p>{say('console.more.rolls')}</p>
        <HelpLink manual="jefatura" />
        <p>{say('console.more.help')}</p>
      </div>
    </Sheet>
  );
}
