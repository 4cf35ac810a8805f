/**
 * Chromium knows no scheme but its own, so `kiosk://app` is `https://kiosk-app.invalid` within it: a secure origin whose
 * requests never leave the browser. Everything that crosses the border between shell and browser is translated here.
 */
const INSIDE = /https:\/\/kiosk-([a-z]+)\.invalid/g;
const OUTSIDE = /kiosk:\/\/([a-z]+)/g;

/** The patterns of Chromium's that catch the own scheme. */
export const OWN_PATTERN = 'https://kiosk-*.invalid/*';

export const toBrowser = (text: string): string => text.replaceAll(OUTSIDE, 'https://kiosk-$1.invalid');
export const fromBrowser = (text: string): string => text.replaceAll(INSIDE, 'kiosk://$1');

/** The same for every text within a value. */
export function valueToBrowser<T>(value: T): T {
  return JSON.parse(toBrowser(JSON.stringify(value)));
}
