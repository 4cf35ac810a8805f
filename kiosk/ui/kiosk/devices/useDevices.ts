import { readScan, type Scan } from '@turno25/shared/domain/identity/scan.ts';
import type { Flow, FlowEvent } from '../flow.ts';
import { useKeys } from '../guide/useKeys.ts';
import type { Button, DeviceHost } from './host.ts';
import { useHost } from './useHost.ts';

type Options = {
  readonly flow: Flow;
  readonly tell: (event: FlowEvent) => void;
  readonly onBack: () => void;
  readonly onGuide: () => void;
  readonly onScan: (scan: Scan) => void;
};

const KEYS: Partial<Record<Button, string>> = {
  previous: 'ArrowUp',
  next: 'ArrowDown',
  confirm: 'Enter',
  back: 'Escape',
};

/** Everything that is not a finger on the screen: keys, a keypad, a box of buttons, and scanners of both kinds. */
export function useDevices({ flow, tell, onBack, onGuide, onScan }: Options): DeviceHost | null {
  const take = (scan: Scan): void => {
    tell({ type: 'touched' });
    onScan(scan);
  };
  const press = useKeys({ onBack, onGuide, onScan: (raw) => take(readScan(latin1(raw))) });
  const onButton = (button: Button): void => {
    tell({ type: 'touched' });
    const key = KEYS[button];
    if (key !== undefined) press(key);
    else if (button === 'repeat') onGuide();
    else if (button === 'help') tell({ type: 'dialogToggled', dialog: 'help' });
    else tell({ type: 'aidsChanged', aids: { ...flow.aids, voice: button === 'louder' ? 'loud' : 'on' } });
  };
  return useHost({ onScan: take, onButton });
}

/** One byte a letter, as scanners send. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
