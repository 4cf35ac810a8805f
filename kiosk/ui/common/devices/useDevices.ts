import type { ButtonName, HostStatus, PrintAnswer } from '@turno25/shared/contracts/deviceHost.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import { readScan, type Scan } from '@turno25/shared/domain/identity/scan.ts';
import { useCallback, useState } from 'react';
import type { Aids } from '../aids/aids.ts';
import { useKeys } from '../guide/keypad/useKeys.ts';
import { useVoice } from '../guide/voice/useVoice.ts';
import type { Voice } from '../guide/voice/voice.ts';
import type { DeviceHost } from '../host/deviceHost.ts';
import { useHost } from '../host/useHost.ts';
import { type PaperState, type PaperStates, paperStateOf, withPaper, withPrint } from './paperStates.ts';

type Options = {
  readonly onTouch: () => void;
  readonly onBack: () => void;
  readonly onGuide: () => void;
  readonly guided: boolean;
  readonly onReadBack: () => void;
  readonly onHelp: () => void;
  readonly onVoice: (voice: Aids['voice']) => void;
  readonly onScan: (scan: Scan) => void;
};

/** The printer as screens see it. */
export type Printer = {
  /** False where the machine has none: nothing about paper is said then. */
  readonly available: boolean;
  /** As the service beside the page last said; null where nothing is known. */
  readonly status: HostStatus['printer'];
  /** How a paper is, by what it is of; null of one that nothing was heard of. */
  readonly paperOf: (of: string) => PaperState | null;
  /** A ticket's paper was asked for: its news follows. */
  readonly expect: (visitId: string) => void;
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
export function useDevices(options: Options): DevicesView {
  const { onTouch, onBack, onGuide, guided, onReadBack, onHelp, onVoice, onScan } = options;
  const [states, setStates] = useState<PaperStates>(new Map());
  const [status, setStatus] = useState<HostStatus | null>(null);
  const [connections, setConnections] = useState(0);
  const take = (scan: Scan): void => {
    onTouch();
    onScan(scan);
  };
  const press = useKeys({
    onBack,
    onGuide,
    guided,
    onReadBack,
    onScan: (raw) => take(readScan(latin1(raw))),
    isKnown: (raw) => readScan(latin1(raw)).kind !== 'unreadable',
  });
  const onPress = (button: ButtonName): void => {
    onTouch();
    const key = KEYS[button];
    if (key !== undefined) press(key);
    else if (button === 'repeat') onGuide();
    else if (button === 'help') onHelp();
    else onVoice(button === 'louder' ? 'loud' : 'on');
  };
  const host = useHost({
    onScan: take,
    onPress,
    onPrint: (print) => setStates((before) => withPrint(before, print)),
    onStatus: setStatus,
    onConnected: () => setConnections((before) => before + 1),
  });
  const voice = useVoice(host, connections);

  const expect = useCallback((of: string) => setStates((before) => withPaper(before, of, 'printing')), []);
  const follow = async (of: string, became: Promise<PaperState>): Promise<void> => {
    expect(of);
    const state = await became;
    if (state !== 'printing') setStates((before) => withPaper(before, of, state));
  };
  /** Of a ticket that was put in line the news follow. */
  const inLine = (of: string): Promise<PaperState> =>
    host === null ? Promise.resolve('failed') : host.printAgain(of).then((queued) => (queued ? 'printing' : 'failed'));
  const printer: Printer = {
    available: host !== null && status?.printer !== null,
    status: status?.printer ?? null,
    paperOf: (of) => states.get(of) ?? null,
    expect,
    printAgain: (visitId) => host !== null && void follow(visitId, inLine(visitId)),
    print: (of, paper) => host !== null && void follow(of, host.print(paper).then(outcomeOf)),
  };
  return { host, printer, numbers: status?.numbers ?? [], voice };
}

/** Where nobody answered, the paper may have been on its way. */
function outcomeOf(answer: PrintAnswer | null): PaperState {
  return answer === null ? 'unsure' : paperStateOf(answer);
}

/** One byte a letter, as scanners send. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}
