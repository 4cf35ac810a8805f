import { CHANNELS, type Channel, type Handlers } from '@turno25/shared/contracts/shellChannels.ts';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { isOwnPage } from './windowPolicy.ts';

/** Why a message was turned away; it is logged by name and the page learns only that it was refused. */
export type GateRefusal = 'notMainFrame' | 'strangeOrigin' | 'badArguments';

/** The one gate between pages and the shell: known channel, our own origin, main frame, arguments by schema. */
export function openGate(
  ipc: IpcMain,
  handlers: Handlers,
  onRefused: (channel: Channel, why: GateRefusal) => void,
): void {
  for (const channel of Object.keys(CHANNELS) as Channel[]) {
    ipc.handle(channel, (event, ...args: unknown[]) => {
      const why = refusalOf(channel, event, args);
      if (why !== null) {
        onRefused(channel, why);
        throw new Error('refused');
      }
      const handler = handlers[channel] as (...given: unknown[]) => unknown;
      return handler(...args);
    });
  }
}

function refusalOf(channel: Channel, event: IpcMainInvokeEvent, args: readonly unknown[]): GateRefusal | null {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return 'notMainFrame';
  if (!isOwnPage(frame.url)) return 'strangeOrigin';
  return CHANNELS[channel].safeParse(args).success ? null : 'badArguments';
}
