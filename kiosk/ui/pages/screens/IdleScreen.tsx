import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { isLanguage, LANGUAGE_NAMES, type Language } from '@turno25/shared/i18n/languages.ts';
import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { CalendarCheck } from 'lucide-react';
import { givesTickets, type KioskMode, takesAnswers } from '../../common/machine/mode.ts';
import actions from '../../common/parts/actions.module.css';
import { OwnWords } from '../../common/parts/OwnWords.tsx';
import styles from './IdleScreen.module.css';
import { WaitsTable } from './WaitsTable.tsx';

type Props = {
  readonly catalog: Catalog;
  readonly mode: KioskMode;
  readonly onBegin: () => void;
  readonly onCheckIn: () => void;
  readonly onSurvey: () => void;
  readonly onOirs: () => void;
  readonly onLanguage: (language: Language) => void;
};

/** Before anybody touches: what can be done here, how long people wait now, and where to begin. */
export function IdleScreen({ catalog, mode, onBegin, onCheckIn, onSurvey, onOirs, onLanguage }: Props) {
  const say = useSay();
  const language = useLanguage();
  const offered = catalog.languages.filter(isLanguage);
  const tickets = givesTickets(mode);
  // What the law wants to be read keeps its place: a text of the branch's own takes that of a row of waits.
  const texts = [catalog.start?.greeting, catalog.start?.rights].filter((text) => text != null).length;
  return (
    <div className={tickets ? styles.idle : styles.exit}>
      {tickets && (
        <div className={styles.hall}>
          <OwnWords words={catalog.start?.greeting} large />
          <WaitsTable catalog={catalog} rows={(takesAnswers(mode) ? 6 : 8) - texts} />
        </div>
      )}
      {tickets && (
        <div className={styles.right} data-unread>
          <p className={styles.law}>
            {say('right.preferential')} {say('right.law')}
          </p>
          <OwnWords words={catalog.start?.rights} />
        </div>
      )}
      <div className={styles.begin} data-appointments={catalog.appointments}>
        <h1 className={styles.ask} tabIndex={-1}>
          {say(tickets ? 'kiosk.idle.ask' : 'kiosk.idle.askExit')}
        </h1>
        <div className={styles.first}>
          <Button look="primary" size="large" onPress={tickets ? onBegin : onSurvey}>
            {say(tickets ? 'kiosk.idle.begin' : 'kiosk.idle.survey')}
          </Button>
        </div>
        {tickets && catalog.appointments && <AppointmentButton onCheckIn={onCheckIn} />}
        {takesAnswers(mode) && <AfterVisit withSurvey={tickets} onSurvey={onSurvey} onOirs={onOirs} />}
        <ul className={styles.languages} aria-label={say('kiosk.idle.languages')}>
          {offered
            .filter((other) => other !== language)
            .map((other) => (
              <li key={other}>
                <Button look="quiet" lang={other} onPress={() => onLanguage(other)}>
                  {LANGUAGE_NAMES[other]}
                </Button>
              </li>
            ))}
        </ul>
      </div>
    </div>
  );
}

/** The way of people with an appointment. */
export function AppointmentButton({ onCheckIn }: { readonly onCheckIn: () => void }) {
  const say = useSay();
  return (
    <div className={styles.appointment}>
      <Button size="large" onPress={onCheckIn}>
        <Icon of={CalendarCheck} size={40} />
        {say('kiosk.idle.appointment')}
      </Button>
    </div>
  );
}

type AfterVisitProps = { readonly withSurvey: boolean; readonly onSurvey: () => void; readonly onOirs: () => void };

/** What a person can do after the visit, or instead of one. */
export function AfterVisit({ withSurvey, onSurvey, onOirs }: AfterVisitProps) {
  const say = useSay();
  return (
    <div className={`${actions.pair} ${styles.others}`}>
      {withSurvey && <Button onPress={onSurvey}>{say('kiosk.idle.survey')}</Button>}
      <Button onPress={onOirs}>{say('kiosk.idle.oirs')}</Button>
    </div>
  );
}
