import { MemorySpeaker } from '../../fakes/memorySpeaker.ts';
import type { FromSynthesiser, ToSynthesiser } from '../messages.ts';

/** A synthesiser that does what its text says: `crash`, `hang`, `silent`; `crash at once` as its voice. Else it beeps. */
const tell = (message: FromSynthesiser): void => void process.send?.(message);
if (process.argv[2] === 'crash at once') process.exit(3);

const beep = await new MemorySpeaker().speak('', 'es-CL');
if (!beep.ok) throw new Error(beep.error);
const wav = beep.value;

process.on('message', (message: ToSynthesiser) => {
  if (message.say === 'stop' || message.text === 'hang') return;
  if (message.text === 'crash') process.exit(3);
  tell({ say: 'spoken', id: message.id, wav: message.text === 'silent' ? null : wav });
});
process.once('disconnect', () => process.exit(0));
tell({ say: 'ready' });
