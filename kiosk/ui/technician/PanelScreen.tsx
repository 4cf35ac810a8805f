import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';
import type { Door } from './door.ts';
import { OutboxPart, TroublesPart } from './HostParts.tsx';
import styles from './PanelScreen.module.css';
import { StateRow } from './StateRow.tsx';
import { attachedShown, hostShown, printerShown, type Shown, serverShown } from './states.ts';
import { useActions } from './useActions.ts';
import { useBranchName } from './useBranchName.ts';
import { useCentre } from './useCentre.ts';
import { useIdle } from './useIdle.ts';
import { useReport } from './useReport.ts';
import { useScannerTrial } from './useScannerTrial.ts';

type Props = {
  readonly door: Door;
  readonly session: string;
  readonly idleMs: number;
  readonly onClose: () => void;
};

/** The machine as it is, and what can be done to it. It closes itself when nobody touches it. */
export function PanelScreen({ door, session, idleMs, onClose }: Props) {
  const say = useSay();
  const reading = useReport(door, session, onClose);
  const branch = useBranchName();
  const centre = useCentre();
  const { said, say: tell, printTest, act } = useActions(door, session, branch ?? say('common.product'));
  const trial = useScannerTrial();
  const [sure, setSure] = useState(false);
  useIdle(idleMs, onClose);

  const heard = reading !== null && reading !== 'unheard' ? reading : null;
  const status = heard?.host?.status ?? null;
  const row = (name: string, { health, words }: Shown) => (
    <StateRow name={name} health={health}>
      {say(words)}
    </StateRow>
  );
  /** Every button but the one that needs a second touch takes that one back. */
  const doing = (work: () => void) => (): void => {
    setSure(false);
    trial.end();
    work();
  };
  const leave = (): void => {
    trial.end();
    if (sure) act('leave');
    setSure(!sure);
  };
  const tried =
    trial.state === 'off'
      ? said
      : say(trial.state === 'waiting' ? 'technician.said.scan' : `technician.said.scan.${trial.state}`);

  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <h1>{say('technician.title')}</h1>
        {heard !== null && <p>{say('technician.version', { version: heard.version })}</p>}
      </header>
      <div className={styles.parts}>
        <section className={styles.part}>
          <h2>{say('technician.devices')}</h2>
          <dl>
            {row(say('technician.host'), hostShown(reading))}
            {status !== null && (
              <>
                {row(say('technician.printer'), printerShown(status.printer))}
                {row(say('technician.scanner'), attachedShown(status.scanner))}
                {row(say('technician.buttons'), attachedShown(status.buttons, true))}
                {row(say('technician.server'), serverShown(status.server))}
              </>
            )}
          </dl>
          {branch !== null && <p className={styles.where}>{branch}</p>}
          {heard?.host != null && <p className={styles.where}>{heard.host.server}</p>}
        </section>
        {heard?.host != null && (
          <>
            <OutboxPart report={heard.host} centre={centre} />
            <TroublesPart report={heard.host} />
          </>
        )}
      </div>
      <footer className={styles.footer}>
        <p className={styles.said} role="status">
          {tried}
        </p>
        <div className={styles.actions}>
          <Button size="large" disabled={status === null || status.printer === null} onPress={doing(printTest)}>
            {say('technician.act.print')}
          </Button>
          <Button
            size="large"
            disabled={status === null || status.scanner === null}
            aria-pressed={trial.state !== 'off'}
            onPress={doing(() => {
              tell('');
              trial.begin();
            })}
          >
            {say('technician.act.scan')}
          </Button>
          <Button size="large" onPress={doing(() => location.reload())}>
            {say('technician.act.reload')}
          </Button>
          <Button size="large" disabled={heard?.can.restartHost !== true} onPress={doing(() => act('restartHost'))}>
            {say('technician.act.restartHost')}
          </Button>
          <Button size="large" disabled={heard?.can.leave !== true} onPress={leave}>
            {say(sure ? 'technician.act.leaveSure' : 'technician.act.leave')}
          </Button>
          <Button look="primary" size="large" onPress={onClose}>
            {say('technician.back')}
          </Button>
        </div>
      </footer>
    </main>
  );
}
