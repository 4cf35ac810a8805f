/** Key presses that a person made on something else than a keyboard. */
const made = new WeakSet<KeyboardEvent>();

/**
 * Presses a key for whoever did it on a button box: it arrives where the keyboard's would, at what has the focus. `Escape` goes
 * back from an open sheet, which a browser does by itself for a real one only.
 */
export function pressKey(key: string): void {
  const sheet = document.querySelector('dialog[open]');
  if (key === 'Escape' && sheet !== null) {
    sheet.dispatchEvent(new Event('cancel', { cancelable: true }));
    return;
  }
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  made.add(event);
  (document.activeElement ?? document.body).dispatchEvent(event);
}

/** Whether a press was made by `pressKey`: a button that says a letter is no letter of somebody who dictates. */
export function isButtonPress(event: KeyboardEvent): boolean {
  return made.has(event);
}
