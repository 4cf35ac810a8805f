/** What a case may have with it: papers that were scanned, and photographs. */
export type AttachmentKind = 'pdf' | 'jpeg' | 'png';

/** Most bytes of a file (a few scanned pages), and most files of a case. */
export const ATTACHMENTS = { bytes: 5 * 1024 * 1024, perCase: 5 } as const;

/** Where the end of a PDF is looked for: programs write some bytes after it (ISO 32000-1, annex H.3, note 18). */
const PDF_TAIL = 1_024;

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const JPEG_HEAD = [0xff, 0xd8, 0xff];
const JPEG_END = [0xff, 0xd9];
const PDF_HEAD = [...'%PDF-'].map((letter) => letter.charCodeAt(0));
const PDF_END = [...'%%EOF'].map((letter) => letter.charCodeAt(0));

/**
 * What a file is by its first and last bytes, and never by its name: null for anything else, and for one that was cut off.
 */
export function attachmentKind(bytes: Uint8Array): AttachmentKind | null {
  if (has(bytes, PNG_HEAD, 0) && has(bytes, PNG_END, bytes.length - PNG_END.length)) return 'png';
  if (has(bytes, JPEG_HEAD, 0) && has(bytes, JPEG_END, bytes.length - JPEG_END.length)) return 'jpeg';
  return has(bytes, PDF_HEAD, 0) && endsAsPdf(bytes) ? 'pdf' : null;
}

function endsAsPdf(bytes: Uint8Array): boolean {
  for (let at = bytes.length - PDF_END.length; at >= Math.max(PDF_HEAD.length, bytes.length - PDF_TAIL); at -= 1) {
    if (has(bytes, PDF_END, at)) return true;
  }
  return false;
}

function has(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return at >= 0 && wanted.every((byte, index) => bytes[at + index] === byte);
}
