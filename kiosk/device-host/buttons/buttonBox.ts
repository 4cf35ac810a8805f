import type { OpenLink } from '@turno25/shared/links/link.ts';
import { BACK_OFF, type BackOff, Reconnecting } from '@turno25/shared/links/reconnecting.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { PressReader } from './pressReader.ts';
import type { Button, ButtonBox, ButtonBoxStatus } from './types.ts';

export type ButtonBoxOptions = { readonly open: OpenLink; readonly timers: Timers; readonly backOff?: BackOff };

/** A button box on any link that carries bytes; it is looked for again for as long as it is away. */
export function linkButtonBox({ open, timers, backOff = BACK_OFF }: ButtonBoxOptions): ButtonBox {
  const presses = new Signal<Button>();
  const statuses = new Signal<ButtonBoxStatus>();
  const reader = new PressReader();
  const connection = new Reconnecting(
    open,
    timers,
    {
      onConnected: () => statuses.emit('connected'),
      onDisconnected: () => {
        reader.drop();
        statuses.emit('disconnected');
      },
      onBytes: (bytes) => {
        for (const button of reader.read(bytes)) presses.emit(button);
      },
    },
    backOff,
  );
  return {
    status: () => (connection.connected ? 'connected' : 'disconnected'),
    start: () => connection.start(),
    stop: () => connection.stop(),
    onPress: presses.listen,
    onStatus: statuses.listen,
  };
}
