import { EventEmitter } from 'node:events';

/** `process.parentPort` over Node's own channel; as in Electron, the channel is then nothing of the program's. */
const send = process.send?.bind(process);
const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => send?.(message) });
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.once('disconnect', () => process.exit(0));
Object.assign(process, { parentPort: port, send: undefined });
