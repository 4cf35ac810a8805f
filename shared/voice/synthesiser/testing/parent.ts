import { wasmSynthesiser } from '../child.ts';

/** Starts a synthesiser, gives it more to say than anybody waits for, and says when it is at it. */
const start = wasmSynthesiser('es-419', 150);
if (start === null) throw new Error('this machine has no synthesiser');
const child = start();
child.onMessage(() => {
  child.tell({ say: 'speak', id: 1, text: 'Saque aquí su turno. '.repeat(20_000), voice: 'es-419' });
  process.stdout.write('speaking\n');
});
