import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Instant } from '../../domain/ids.ts';
import { zipTime } from '../zipTime.ts';
import { SharedStrings } from './sharedStrings.ts';
import { type Sheet, sheetXml } from './sheet.ts';
import { XML_HEAD, xml } from './xml.ts';

export type Workbook = {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Instant;
  readonly sheets: readonly Sheet[];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook (ECMA-376) in pieces: each sheet is packed as its rows are read, so that a year of a branch is never in memory.
 * Written without a date of its own inside the archive, so that the same content gives the same bytes.
 */
export function* workbook({ title, author, madeAt, sheets }: Workbook): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    ready.push(piece);
  });
  const encoder = new TextEncoder();
  const small = (name: string, text: string): void => {
    const file = new ZipPassThrough(name);
    file.mtime = zipTime(madeAt);
    zip.add(file);
    file.push(encoder.encode(text), true);
  };
  small('[Content_Types].xml', contentTypes(sheets.length));
  small('_rels/.rels', rootRelations());
  small('docProps/core.xml', core(title, author, madeAt));
  small('xl/workbook.xml', workbookXml(sheets));
  small('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  small('xl/styles.xml', STYLES);
  const strings = new SharedStrings();
  for (const [place, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${place + 1}.xml`, { level: 3 });
    file.mtime = zipTime(madeAt);
    zip.add(file);
    for (const piece of sheetXml(sheet, strings)) {
      file.push(encoder.encode(piece), false);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  small('xl/sharedStrings.xml', strings.part());
  zip.end();
  yield* ready.splice(0);
}

const numbered = (count: number, say: (number: number) => string): string =>
  Array.from({ length: count }, (_, place) => say(place + 1)).join('');

function contentTypes(count: number): string {
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${numbered(count, (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`;
}

function rootRelations(): string {
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheetNames(sheets);
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
    .map((name, place) => `<sheet name="${xml(name)}" sheetId="${place + 1}" r:id="r${place + 1}"/>`)
    .join('')}</sheets></workbook>`;
}

/** At most 31 letters, none of those that a spreadsheet forbids, and each once. */
function sheetNames(sheets: readonly Sheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Hoja';
    let called = plain.slice(0, 31);
    for (let copy = 2; taken.has(called.toLowerCase()); copy += 1) called = `${plain.slice(0, 27)} (${copy})`;
    taken.add(called.toLowerCase());
    return called;
  });
}

function workbookRelations(count: number): string {
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered(count, (number) => `<Relationship Id="r${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="r${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="r${count + 2}" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
}

function core(title: string, author: string, madeAt: Instant): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>es-CL</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(madeAt).toISOString()}</dcterms:created></cp:coreProperties>`;
}

/** In the order of `STYLE`. A span is shown in hours, minutes and seconds, of as many hours as there are. */
const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${[
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>',
  '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>',
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
].join('')}</cellXfs></styleSheet>`;
