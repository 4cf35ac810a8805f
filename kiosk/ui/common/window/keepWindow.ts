import { meaningOf, type PressedKey } from '@turno25/shared/contracts/windowKeys.ts';

/** A key event as the list of the window's keys knows it. */
export function pressOf(event: KeyboardEvent): PressedKey {
  // A sign of the third level is told by its own modifier; some systems add Ctrl and Alt to it.
  const third = event.getModifierState('AltGraph');
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey && !third,
    alt: event.altKey && !third,
    meta: event.metaKey,
    shift: event.shiftKey,
  };
}

/**
 * Keeps the page where it is, whatever it shows: the window's keys, the menu of the right button or of a long finger,
 * enlarging by wheel, and things that are dropped on it. For the life of the page.
 */
export function keepWindow(): void {
  const keep = (event: Event): void => event.preventDefault();
  const options = { capture: true, passive: false } as const;
  addEventListener('keydown', (event) => meaningOf(pressOf(event)) === 'window' && keep(event), options);
  addEventListener('wheel', (event) => event.ctrlKey && keep(event), options);
  for (const name of ['contextmenu', 'dragover', 'drop', 'auxclick']) addEventListener(name, keep, options);
}
