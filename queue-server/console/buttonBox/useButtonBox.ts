import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useEffect, useState } from 'react';
import { pressKey } from '../sending/pressKey.ts';
import { BoxLines } from './boxLines.ts';
import { type SerialPort, serialOf } from './webSerial.ts';

/** The rate of the boxes that are known; a byte is eight bits and one that stops. */
const BAUD_RATE = 9_600;
/** A box that was unplugged is looked for again this often, ms. */
const AGAIN_MS = 2_000;

type BoxState = 'none' | 'away' | 'connected';
export type ButtonBox = {
  readonly state: BoxState;
  /** Asks the browser for a port; only by a press of the person. Null where it has no serial ports. */
  readonly choose: (() => void) | null;
};

/**
 * A button box on a serial port of the attendant's own machine, by the browser. A port that was chosen once is opened by
 * itself from then on, and looked for again while it is unplugged.
 */
export function useButtonBox(): ButtonBox {
  const { timers, spans } = useSources();
  const [serial] = useState(serialOf);
  const [state, setState] = useState<BoxState>('none');
  const [chosen, setChosen] = useState<SerialPort | null>(null);

  useEffect(() => {
    if (serial === null) return undefined;
    let over = false;
    let stop: (() => void) | null = null;
    let later: (() => void) | null = null;
    const look = async (): Promise<void> => {
      const port = chosen ?? (await serial.getPorts())[0];
      if (over) return;
      if (port === undefined) return setState('none');
      const reading = await readPort(port, spans.monotonic, () => {
        setState('away');
        if (!over) later = timers.after(AGAIN_MS, () => void look());
      });
      if (over) return reading?.();
      stop = reading;
      setState(reading === null ? 'away' : 'connected');
      if (reading === null) later = timers.after(AGAIN_MS, () => void look());
    };
    void look();
    return () => {
      over = true;
      later?.();
      stop?.();
    };
  }, [serial, timers, spans, chosen]);

  const choose = useCallback(() => {
    // Somebody who goes back from the browser's list has chosen nothing.
    void serial?.requestPort().then(setChosen, () => undefined);
  }, [serial]);
  return { state, choose: serial === null ? null : choose };
}

/** Reads a port until it is gone or stopped. Null where it does not open; `onGone` once, when it went by itself. */
async function readPort(port: SerialPort, now: () => number, onGone: () => void): Promise<(() => void) | null> {
  try {
    await port.open({ baudRate: BAUD_RATE });
  } catch {
    return null;
  }
  const reader = port.readable?.getReader();
  if (reader === undefined) return null;
  const lines = new BoxLines();
  let stopped = false;
  const read = async (): Promise<void> => {
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done || value === undefined) break;
        for (const key of lines.read(value, now())) pressKey(key);
      }
    } catch {
      // Unplugged, or garbled: either way it is opened anew.
    }
    reader.releaseLock();
    await port.close().catch(() => undefined);
    if (!stopped) onGone();
  };
  void read();
  return () => {
    stopped = true;
    void reader.cancel().catch(() => undefined);
  };
}
