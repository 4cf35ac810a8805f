import { io, type Socket } from 'socket.io-client';
import type { BoardServerEvents, KioskServerEvents, NoClientEvents } from '../contracts/sockets.ts';

type DeviceEvents = { '/kiosk': KioskServerEvents; '/board': BoardServerEvents };

/** Opens a device's stream. It reconnects by itself; what was missed is read over HTTP, since a socket is never the truth. */
export function openStream<N extends keyof DeviceEvents>(
  namespace: N,
  token: string,
): Socket<DeviceEvents[N], NoClientEvents> {
  return io(namespace, {
    auth: { token },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 5_000,
  });
}
