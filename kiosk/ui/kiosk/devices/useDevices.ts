import type { ButtonName, HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import { readScan, type Scan } from '@turno25/shared/domain/identity/scan.ts';
import { useState } from 'react';
import type { Flow, FlowEvent } from '../flow.ts';
import { useKeys } from '../guide/useKeys.ts';
import { useVoice } from '../guide/useVoice.ts';
import type { Voice } from '../guide/voice.ts';
import type { DeviceHost } from './host.ts';
import { type Papers, withPaper, withPrint } from './papers.ts';
import { useHost } from './useHost.ts';

type Options = {
  readonly flow: Flow;
  readonly tell: (event: FlowEvent) => void;
  readonly onBack: () => void;
  readonly onGuide: () => void;
  readonly onScan: (scan: Scan) => void;
};

/** The printer as screens see it. */
export type Printer = {
  /** False where the machine has none: nothing about paper is said then. */
  readonly available: boolean;
  /** As the service beside the page last said; null where nothing is known. */
  readonly status: HostStatus['printer'];
  readonly papers: Papers;
  readonly printAgain: (visitId: string) => void;
  readonly print: (of: string, paper: OirsPaper) => void;
};

export type DevicesView = {
  readonly host: DeviceHost | null;
  readonly printer: Printer;
  /** What the machine can give without the server; empty where nothing is known. */
  readonly numbers: HostStatus['numbers'];
  readonly voice: Voice;
};

const KEYS: Partial<Record<ButtonName, string>> = {
  previous: 'ArrowUp',
  next: 'ArrowDown',
  confirm: 'Enter',
  back: 'Escape',
};

/** Everything that is not a finger on the screen: keys, a box of buttons, scanners of both kinds, and the printer. */
export function useDevices({ flow, tell, onBack, onGuide, onScan }: Options): DevicesView {
  const [papers, setPapers] = useState<Papers>(new Map());
  const [status, setStatus] = useState<HostStatus | null>(null);
  const [connections, setConnections] = useState(0);
  const take = (scan: Scan): void => {
    tell({ type: 'touched' });
    onScan(scan);
  };
  const press = useKeys({ onBack, onGuide, onScan: (raw) => take(readScan(latin1(raw))) });
  const onPress = (button: ButtonName): void => {
    tell({ type: 'touched' });
    const key = KEYS[button];
    if (key !== undefined) press(key);
    else if (button === 'repeat') onGuide();
    else if (button === 'help') tell({ type: 'dialogToggled', dialog: 'help' });
    else tell({ type: 'aidsChanged', aids: { ...flow.aids, voice: button === 'louder' ? 'loud' : 'on' } });
  };
  const host = useHost({
    onScan: take,
    onPress,
    onPrint: (print) => setPapers((before) => withPrint(before, print)),
    onStatus: setStatus,
    onConnected: () => setConnections((before) => before + 1),
  });
  const voice = useVoice(host, connections);

  const follow = async (of: string, printed: Promise<boolean>, queued: boolean): Promise<void> => {
    setPapers((before) => withPaper(before, of, 'printing'));
    const done = await printed;
    if (!done || !queued) setPapers((before) => withPaper(before, of, done ? 'printed' : 'failed'));
  };
  const printer: Printer = {
    available: host !== null && status?.printer !== null,
    status: status?.printer ?? null,
    papers,
    printAgain: (visitId) => host !== null && void follow(visitId, host.printAgain(visitId), true),
    print: (of, paper) => host !== null && void follow(of, host.print(paper), false),
  };
  const asked: DeviceHost | null = host && {
    ...host,
    copy: (visitId, body, signal) => {
      setPapers((before) => withPaper(before, visitId, 'printing'));
      return host.copy(visitId, body, signal);
    },
  };
  return { host: asked, printer, numbers: status?.numbers ?? [], voice };
}

/** One byte a letter, as scanners send. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
