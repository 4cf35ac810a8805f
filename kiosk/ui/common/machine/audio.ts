/** Where the voice is heard: in headphones plugged into the machine, by one person alone, or by whoever is near. */
export type AudioPlace = 'headphones' | 'loudspeaker';

const STORAGE_KEY = 'turno25.kiosk.audio';
const PLACES: readonly string[] = ['headphones', 'loudspeaker'] satisfies readonly AudioPlace[];

/** Where this machine's voice goes. A technician sets it once with `?audio=`; it is remembered. Nobody's number is said by a loudspeaker. */
export function audioPlace(address: string = location.href, storage: Storage = localStorage): AudioPlace {
  const asked = new URL(address).searchParams.get('audio');
  if (asked !== null && PLACES.includes(asked)) storage.setItem(STORAGE_KEY, asked);
  return storage.getItem(STORAGE_KEY) === 'headphones' ? 'headphones' : 'loudspeaker';
}
