import type { Language } from '@turno25/shared/i18n/languages.ts';
import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { type Aids, toggled } from '../aids/aids.ts';
import { Dock } from '../dock/Dock.tsx';
import type { FlowFace } from '../flow.ts';
import { canExtend, type Person, type PersonEvent } from '../person/person.ts';
import { Foot } from './Foot.tsx';
import styles from './Frame.module.css';
import { HelpDialog } from './HelpDialog.tsx';
import { LanguageDialog } from './LanguageDialog.tsx';
import { More } from './More.tsx';
import { TimeoutDialog } from './TimeoutDialog.tsx';

type Props = {
  readonly header: ReactNode;
  readonly face: FlowFace;
  /** Another one for each screen that begins with nothing of the one before. */
  readonly screenKey: string;
  /** Nobody has begun, or nobody can. */
  readonly atRest: boolean;
  readonly canRestart: boolean;
  readonly person: Person;
  /** Those that the branch offers. */
  readonly languages: readonly Language[];
  readonly hasVoice: boolean;
  /** Until the kiosk clears itself, for a person who was warned. */
  readonly secondsLeft: number | null;
  /** What is to be known of the machine itself. */
  readonly machine: MessageKey | null;
  /** Heard, and not seen: it is said elsewhere on screen too. */
  readonly spoken: string;
  readonly tell: (event: PersonEvent) => void;
  readonly onBack: () => void;
  readonly onRestart: () => void;
  readonly onExtend: () => void;
  readonly children: ReactNode;
};

/** Around every question the same: where this is, what is to be known of the machine, and the controls of the foot. */
export function Frame(props: Props) {
  const { header, face, screenKey, atRest, canRestart, person, languages, hasVoice, secondsLeft, machine, spoken } =
    props;
  const { tell, onBack, onRestart, onExtend, children } = props;
  const say = useSay();
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new screen is announced by moving the focus to its question
  useEffect(() => {
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [face.screen]);
  const toggleDialog = (dialog: 'help' | 'language') => (): void => tell({ type: 'dialogToggled', dialog });
  return (
    <div className={styles.kiosk} data-at-rest={atRest}>
      {header}
      <main ref={main} className={styles.main} key={screenKey}>
        {children}
      </main>
      <More of={main} screenKey={`${screenKey} ${face.screen}`} />
      <div className={styles.machine} role="status">
        {machine !== null && <Notice kind="stop">{say(machine)}</Notice>}
      </div>
      <Foot
        aids={person.aids}
        hasVoice={hasVoice}
        canGoBack={face.canGoBack && !face.ended}
        canRestart={canRestart}
        onBack={onBack}
        onRestart={onRestart}
        onToggle={(aid: keyof Aids) => tell({ type: 'aidsChanged', aids: toggled[aid](person.aids) })}
        onLanguage={toggleDialog('language')}
        onHelp={toggleDialog('help')}
      />
      <Dock />
      {person.dialog === 'help' && <HelpDialog onClose={toggleDialog('help')} />}
      {person.dialog === 'language' && (
        <LanguageDialog
          languages={languages}
          onChoose={(language) => tell({ type: 'languageChosen', language })}
          onClose={toggleDialog('language')}
        />
      )}
      {secondsLeft !== null && (
        <TimeoutDialog
          secondsLeft={secondsLeft}
          canExtend={canExtend(person)}
          onExtend={onExtend}
          onLeave={onRestart}
        />
      )}
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  );
}
