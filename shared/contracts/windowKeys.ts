/** A key as a page or the shell hears it. */
export type PressedKey = {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string;
  /** As `KeyboardEvent.code` names it. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

/**
 * Whose a key is. `person`: a visitor's, or a scanner's. `scanEnd`: a line feed or a return of a scanner, which reach a
 * browser as Ctrl+J and Ctrl+M. `technician`: the chord that knocks at their door. `writing`: copies, pastes and undoes
 * where somebody writes. `window`: the browser's, the shell's or the desktop's, and nobody's in a kiosk.
 */
export type KeyMeaning = 'person' | 'scanEnd' | 'technician' | 'writing' | 'window';

const SCAN_ENDS: ReadonlySet<string> = new Set(['j', 'm']);
const WRITING: ReadonlySet<string> = new Set(['a', 'c', 'v', 'x', 'z']);
/** Function keys, and those of keyboards that know of browsers; `ContextMenu` opens what a right button opens. */
const WINDOW =
  /^(?:F\d+|Browser\w+|Launch\w+|Zoom\w+|ContextMenu|Help|PrintScreen|Print|Find|Open|New|Close|Save|Exit)$/;

/** The one list of keys that a kiosk keeps from the program that shows it: page and shell both ask here. */
export function meaningOf({ key, code, ctrl, alt, meta, shift }: PressedKey): KeyMeaning {
  if (ctrl && alt && shift && code === 'KeyT') return 'technician';
  // Ctrl and Alt together are how some systems tell of AltGr: a sign of the third level of a keyboard is a person's.
  if (ctrl && alt && !meta && key.length === 1 && !/[a-z0-9]/i.test(key)) return 'person';
  if (ctrl && !alt && !meta && !shift) {
    if (SCAN_ENDS.has(key.toLowerCase())) return 'scanEnd';
    if (WRITING.has(key.toLowerCase())) return 'writing';
  }
  return ctrl || alt || meta || WINDOW.test(key) ? 'window' : 'person';
}
