import type { Moment } from '@turno25/shared/time/spans.ts';
import { Keyboard } from '@turno25/shared/ui/Keyboard.tsx';
import { ERASE, typeKey } from '@turno25/shared/ui/keys.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import { useEffectEvent, useLayoutEffect, useState } from 'react';
import { MACHINE_DELAYS } from '../common/machine/delays.ts';
import type { Door } from './door.ts';
import styles from './PinScreen.module.css';
import { useIdle } from './useIdle.ts';

type Props = {
  readonly door: Door;
  readonly onEntered: (entered: { readonly session: string; readonly idleMs: number }) => void;
  readonly onClose: () => void;
};

const KEYS = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['0', ERASE],
] as const;
const LONGEST_PIN = 12;
/** A screen that was opened and left is given back to visitors, in milliseconds. */
const IDLE_MS = 30_000;

type Trouble = 'wrong' | 'wait' | 'noAnswer' | null;

/** The PIN on a large keypad; what was typed is never shown, only how much. */
export function PinScreen({ door, onEntered, onClose }: Props) {
  const say = useSay();
  const { spans } = useSources();
  const [pin, setPin] = useState('');
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [deafUntil, setDeafUntil] = useState<Moment>(0);
  const now = useMoment(MACHINE_DELAYS.tick);
  const secondsLeft = Math.max(0, Math.ceil((deafUntil - now) / 1_000));
  useIdle(IDLE_MS, onClose);

  const key = useEffectEvent((pressed: string): void => {
    setTrouble(null);
    setPin((before) => typeKey(before, pressed).slice(0, LONGEST_PIN));
  });
  const enter = useEffectEvent(async (): Promise<void> => {
    if (pin === '' || asking || secondsLeft > 0) return;
    setAsking(true);
    const answer = await door({ ask: 'enter', pin });
    setAsking(false);
    setPin('');
    if (answer?.answer === 'entered') onEntered(answer);
    else if (answer?.answer === 'wrong' || answer?.answer === 'wait') {
      setTrouble(answer.answer);
      setDeafUntil(spans.monotonic() + answer.waitMs);
    } else setTrouble('noAnswer');
  });
  // Before the screen is seen, so that no key is lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) key(event.key);
      else if (event.key === 'Backspace') key(ERASE);
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void enter();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const wait = secondsLeft > 0 ? say('technician.pin.wait', { seconds: secondsLeft }) : '';
  const said =
    trouble === 'noAnswer' ? say('technician.pin.noAnswer') : trouble === 'wrong' ? say('technician.pin.wrong') : '';
  return (
    <main className={styles.screen}>
      <div className={styles.ask}>
        <h1>{say('technician.pin.ask')}</h1>
        <div className={styles.dots} role="img" aria-label={say('technician.pin.typed', { count: pin.length })}>
          {Array.from(pin, (_digit, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are alike, and only their number tells
            <span key={place} className={styles.dot} />
          ))}
        </div>
        <p className={styles.trouble} role="status">
          {said} {wait}
        </p>
      </div>
      <div className={styles.answer}>
        <div className={styles.keys}>
          <Keyboard rows={KEYS} onKey={(pressed) => key(pressed)} />
        </div>
        <div className={styles.pair}>
          <Button size="large" onPress={onClose}>
            {say('technician.back')}
          </Button>
          <Button
            look="primary"
            size="large"
            disabled={pin === '' || asking || secondsLeft > 0}
            onPress={() => void enter()}
          >
            {say('technician.pin.enter')}
          </Button>
        </div>
      </div>
    </main>
  );
}
