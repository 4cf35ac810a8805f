import type { PressedKey } from '../contracts/windowKeys.ts';

type Combination = Partial<Omit<PressedKey, 'key' | 'code'>> & Pick<PressedKey, 'key' | 'code'>;

/** What each key of the window would do in a browser, or in a window that was not kept. */
const COMBINATIONS: Readonly<Record<string, Combination>> = {
  'history, Ctrl+H': { key: 'h', code: 'KeyH', ctrl: true },
  'a new window, Ctrl+N': { key: 'n', code: 'KeyN', ctrl: true },
  'a new tab, Ctrl+T': { key: 't', code: 'KeyT', ctrl: true },
  'a window that keeps nothing, Ctrl+Shift+N': { key: 'N', code: 'KeyN', ctrl: true, shift: true },
  'the tab that was closed, Ctrl+Shift+T': { key: 'T', code: 'KeyT', ctrl: true, shift: true },
  'print, Ctrl+P': { key: 'p', code: 'KeyP', ctrl: true },
  'save, Ctrl+S': { key: 's', code: 'KeyS', ctrl: true },
  'a file, Ctrl+O': { key: 'o', code: 'KeyO', ctrl: true },
  'find, Ctrl+F': { key: 'f', code: 'KeyF', ctrl: true },
  'the address, Ctrl+L': { key: 'l', code: 'KeyL', ctrl: true },
  'the source, Ctrl+U': { key: 'u', code: 'KeyU', ctrl: true },
  'a bookmark, Ctrl+D': { key: 'd', code: 'KeyD', ctrl: true },
  'reload, Ctrl+R': { key: 'r', code: 'KeyR', ctrl: true },
  'close the tab, Ctrl+W': { key: 'w', code: 'KeyW', ctrl: true },
  'quit, Ctrl+Q': { key: 'q', code: 'KeyQ', ctrl: true },
  'another tab, Ctrl+Tab': { key: 'Tab', code: 'Tab', ctrl: true },
  'tools, Ctrl+Shift+I': { key: 'I', code: 'KeyI', ctrl: true, shift: true },
  'the console, Ctrl+Shift+J': { key: 'J', code: 'KeyJ', ctrl: true, shift: true },
  'larger, Ctrl++': { key: '+', code: 'NumpadAdd', ctrl: true },
  'smaller, Ctrl+-': { key: '-', code: 'Minus', ctrl: true },
  'as large as it was, Ctrl+0': { key: '0', code: 'Digit0', ctrl: true },
  'back, Alt+Left': { key: 'ArrowLeft', code: 'ArrowLeft', alt: true },
  'home, Alt+Home': { key: 'Home', code: 'Home', alt: true },
  'the menu, Alt+F': { key: 'f', code: 'KeyF', alt: true },
  'the menu bar, Alt': { key: 'Alt', code: 'AltLeft', alt: true },
  'close the window, Alt+F4': { key: 'F4', code: 'F4', alt: true },
  'another window, Alt+Tab': { key: 'Tab', code: 'Tab', alt: true },
  'the desktop, Meta': { key: 'Meta', code: 'MetaLeft', meta: true },
  'help, F1': { key: 'F1', code: 'F1' },
  'find again, F3': { key: 'F3', code: 'F3' },
  'reload, F5': { key: 'F5', code: 'F5' },
  'carets, F7': { key: 'F7', code: 'F7' },
  'full screen, F11': { key: 'F11', code: 'F11' },
  'tools, F12': { key: 'F12', code: 'F12' },
  'the menu of the right button': { key: 'ContextMenu', code: 'ContextMenu' },
  'back, a key of its own': { key: 'BrowserBack', code: 'BrowserBack' },
  'a search, a key of its own': { key: 'BrowserSearch', code: 'BrowserSearch' },
  'mail, a key of its own': { key: 'LaunchMail', code: 'LaunchMail' },
  'larger, a key of its own': { key: 'ZoomIn', code: 'ZoomIn' },
};

/** Keys that a kiosk keeps, each with what it would do. */
export const WINDOW_KEYS: readonly (readonly [string, PressedKey])[] = Object.entries(COMBINATIONS).map(
  ([name, combination]) => [name, { ctrl: false, alt: false, meta: false, shift: false, ...combination }],
);

const plain = { ctrl: false, alt: false, meta: false, shift: false };

/** Keys that must reach the page, each with its meaning. */
export const PAGE_KEYS: readonly (readonly [string, PressedKey])[] = [
  ['person', { ...plain, key: '5', code: 'Digit5' }],
  ['person', { ...plain, key: 'Ñ', code: 'Semicolon', shift: true }],
  ['person', { ...plain, key: 'Enter', code: 'Enter' }],
  ['person', { ...plain, key: 'Tab', code: 'Tab', shift: true }],
  ['person', { ...plain, key: 'Escape', code: 'Escape' }],
  ['person', { ...plain, key: '@', code: 'KeyQ', ctrl: true, alt: true }],
  ['scanEnd', { ...plain, key: 'j', code: 'KeyJ', ctrl: true }],
  ['scanEnd', { ...plain, key: 'M', code: 'KeyM', ctrl: true }],
  ['technician', { ...plain, key: 'T', code: 'KeyT', ctrl: true, alt: true, shift: true }],
  ['writing', { ...plain, key: 'v', code: 'KeyV', ctrl: true }],
];
