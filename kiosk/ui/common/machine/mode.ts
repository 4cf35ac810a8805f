/** What a machine is for: it stands at the entry, at the exit, or does everything. */
export type KioskMode = 'entry' | 'exit' | 'both';

const STORAGE_KEY = 'turno25.kiosk.mode';
const MODES: readonly string[] = ['entry', 'exit', 'both'] satisfies readonly KioskMode[];

/** The mode of this machine. A technician sets it once with `?mode=`; it is remembered. */
export function kioskMode(address: string = location.href, storage: Storage = localStorage): KioskMode {
  const asked = new URL(address).searchParams.get('mode');
  if (asked !== null && MODES.includes(asked)) storage.setItem(STORAGE_KEY, asked);
  const stored = storage.getItem(STORAGE_KEY);
  return stored !== null && MODES.includes(stored) ? (stored as KioskMode) : 'entry';
}

export function givesTickets(mode: KioskMode): boolean {
  return mode !== 'exit';
}

export function takesAnswers(mode: KioskMode): boolean {
  return mode !== 'entry';
}
