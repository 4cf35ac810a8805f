/** What of Web Serial is used here (https://wicg.github.io/serial/): TypeScript's own library does not have it. */
export type SerialPort = {
  readonly readable: ReadableStream<Uint8Array> | null;
  open(options: { readonly baudRate: number }): Promise<void>;
  close(): Promise<void>;
};
export type Serial = {
  getPorts(): Promise<readonly SerialPort[]>;
  requestPort(): Promise<SerialPort>;
};

/** The serial ports of this browser; null where it gives none to pages, or not to one without HTTPS. */
export function serialOf(): Serial | null {
  return (navigator as { readonly serial?: Serial }).serial ?? null;
}
