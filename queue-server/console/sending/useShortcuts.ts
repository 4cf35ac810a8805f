import { useLayoutEffect, useRef } from 'react';
import { isButtonPress } from './pressKey.ts';

/** What each key does, by `KeyboardEvent.key` (letters in lower case). */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Keys act unless the person is writing, a sheet is open, or a control with its own use for the key has the focus. */
export function useShortcuts(shortcuts: Shortcuts, options: { readonly letters: boolean }): void {
  const latest = useRef({ shortcuts, options });
  // Before the page is painted: a key pressed at what one sees must find its verb.
  useLayoutEffect(() => {
    latest.current = { shortcuts, options };
  });

  useLayoutEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target.closest('input, select, textarea') !== null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key.length === 1 && !latest.current.options.letters && !isButtonPress(event)) return;
      if (key === ' ' && target.closest('button, a, [role="listbox"]') !== null) return;
      const run = latest.current.shortcuts[key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
