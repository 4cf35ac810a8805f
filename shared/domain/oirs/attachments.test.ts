import { describe, expect, it } from 'vitest';
import { attachmentKind } from './attachments.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const PDF = '%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n';
const JPEG = '\xff\xd8\xff\xe0\x00\x10JFIF\x00 picture \xff\xd9';
const PNG = '\x89PNG\r\n\x1a\n picture IEND\xae\x42\x60\x82';

describe('the kind of a file', () => {
  it.each([
    ['pdf', PDF],
    ['jpeg', JPEG],
    ['png', PNG],
  ])('is %s by what is in it', (kind, text) => expect(attachmentKind(bytes(text))).toBe(kind));

  it.each([
    ['a program', 'MZ\x90\x00\x03 %PDF-1.7 %%EOF'],
    ['a page', '<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF'],
    ['a picture that is text', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['an archive', 'PK\x03\x04 word/document.xml'],
    ['a PDF that was cut off', PDF.slice(0, -8)],
    ['a JPEG that was cut off', JPEG.slice(0, -1)],
    ['a PNG that was cut off', PNG.slice(0, -1)],
    ['a PDF with another file after it', `${PDF}${'x'.repeat(2_000)}`],
    ['a picture with a program after it', `${JPEG}MZ`],
    ['beginnings alone', '%PDF-'],
    ['nothing', ''],
  ])('is none for %s', (_what, text) => expect(attachmentKind(bytes(text))).toBeNull());
});
