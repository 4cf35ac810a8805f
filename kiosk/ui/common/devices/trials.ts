import type { KioskAsks, TestOutcome } from '@turno25/shared/contracts/asks.ts';
import { hostTestAnswer } from '@turno25/shared/contracts/deviceHost.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { playSound } from '../guide/voice/playSound.ts';
import type { Voice } from '../guide/voice/voice.ts';
import type { DeviceHost } from '../host/deviceHost.ts';

type Asked = KioskAsks['tests'][number];
type Place = { readonly branch: string; readonly device: string; readonly zone: string };

/** Tries a part of the machine; null where the service beside the page did not answer, so that it may be asked again. */
export async function tryPart(
  { id, part }: Asked,
  place: Place,
  host: DeviceHost | null,
  voice: Voice,
): Promise<TestOutcome | null> {
  if (part === 'sound') return trySound(host, voice);
  if (host === null) return 'none';
  const reply = await host.post('/tests', { testId: id, part, ...place });
  if (reply === null) return null;
  // A service of before this page knows no tests.
  return reply.status === 200 ? hostTestAnswer.parse(reply.body).outcome : 'none';
}

/** Whether anything was played: that somebody heard it, no machine can tell. */
async function trySound(host: DeviceHost | null, voice: Voice): Promise<TestOutcome> {
  const words = say('technician.soundTest');
  const { signal } = new AbortController();
  if (host !== null && (await host.speaks())) {
    const sound = await host.speech(words, 'es-CL', signal);
    return sound !== null && (await playSound(sound, 1, signal)) ? 'said' : 'mute';
  }
  if (!voice.canSpeak('es-CL')) return 'none';
  voice.say(words, 'es-CL', 1, 'now');
  return 'said';
}
