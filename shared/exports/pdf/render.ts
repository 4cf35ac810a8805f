import PDFDocument from 'pdfkit';
import type { Block, Report } from './blocks.ts';
import { CHART_HEIGHT, drawBars, drawLines } from './charts.ts';
import { drawRowBars, rowBarsHeight } from './rowBars.ts';

export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

const MARGIN = 56;
const BODY = 10;
const FOOT_ROOM = 24;
const HEADING = 40;

/**
 * A report as PDF: tagged after ISO 32000 (headings, paragraphs, tables with heads, charts with words for who does not see
 * them), in Spanish (Chile), with its fonts inside, in ink alone. In pieces, as they come.
 */
export async function pdfOf(report: Report, fonts: Fonts): Promise<Uint8Array> {
  const { title, author, madeAt } = report;
  const at = new Date(madeAt);
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT_ROOM },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'es-CL',
    displayTitle: true,
    bufferPages: true,
    // Known to the library, not to its types.
    subset: 'PDF/UA' as never,
    info: { Title: title, Author: author, Creator: 'Turno25', Producer: 'Turno25', CreationDate: at, ModDate: at },
  });
  const pieces: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (piece: Uint8Array) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', Buffer.from(fonts.regular));
  doc.registerFont('bold', Buffer.from(fonts.bold));
  doc.font('regular').fontSize(BODY);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const [place, block] of report.blocks.entries()) drawBlock(doc, root, block, report.blocks[place + 1]);
  root.end();
  footers(doc, report);
  doc.end();
  return whole;
}

function drawBlock(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  block: Block,
  next: Block | undefined,
): void {
  const width = doc.page.width - 2 * MARGIN;
  doc.x = MARGIN;
  switch (block.kind) {
    case 'title':
      root.add(doc.struct('H1', {}, () => void doc.font('bold').fontSize(20).text(block.text)));
      root.add(doc.struct('P', {}, () => void doc.font('regular').fontSize(12).text(block.below)));
      doc.moveDown(1);
      break;
    case 'heading':
      // It never stands at the foot of a page, with what it heads on the next.
      room(doc, HEADING + Math.max(40, next === undefined ? 0 : heightOf(next)));
      doc.moveDown(0.8);
      root.add(doc.struct('H2', {}, () => void doc.font('bold').fontSize(14).text(block.text)));
      doc.moveDown(0.3);
      break;
    case 'text':
      root.add(doc.struct('P', {}, () => void doc.font('regular').fontSize(BODY).text(block.text, { width })));
      doc.moveDown(0.5);
      break;
    case 'chart': {
      const { chart } = block;
      const height = chartHeight(chart);
      room(doc, heightOf(block));
      caption(doc, root, block.caption);
      const box = { x: MARGIN, y: doc.y, width, height };
      root.add(
        doc.struct(
          'Figure',
          { alt: block.caption, bbox: [box.x, box.y, box.x + width, box.y + box.height] } as never,
          () => {
            doc.font('regular');
            if (chart.kind === 'lines') drawLines(doc, chart, box);
            else if (chart.kind === 'rows') drawRowBars(doc, chart, box);
            else drawBars(doc, chart, box);
          },
        ),
      );
      doc.x = MARGIN;
      doc.y = box.y + box.height + 6;
      break;
    }
    case 'table':
      room(doc, heightOf(block));
      caption(doc, root, block.caption);
      table(doc, root, block, width);
      doc.moveDown(0.8);
      break;
  }
}

function caption(doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, text: string): void {
  root.add(doc.struct('P', {}, () => void doc.font('bold').fontSize(BODY).fillColor('#000000').text(text)));
  doc.moveDown(0.2);
}

/** Heads of columns, then rows with heads of their own. A cell is marked with both, for who hears it. */
function table(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  { head, rows, worded }: Extract<Block, { kind: 'table' }>,
  width: number,
): void {
  const first = worded === true ? 1 / head.length : Math.max(0.3, 1 - 0.14 * (head.length - 1));
  const widths = head.map((_, column) =>
    column === 0 ? width * first : (width * (1 - first)) / Math.max(1, head.length - 1),
  );
  const cell = (text: string, column: number, type: 'TH' | 'TD', scope?: 'Column' | 'Row') => ({
    text,
    type,
    ...(scope === undefined ? {} : { scope }),
    align: worded === true ? { x: 'left', y: 'top' } : { x: column === 0 ? 'left' : 'right', y: 'center' },
    font: { src: type === 'TH' && scope === 'Column' ? 'bold' : 'regular', size: 9 },
  });
  doc.font('regular').fontSize(9);
  doc.table({
    structParent: root,
    columnStyles: widths,
    // Stripes, no rules: colours of rules are written in a form that some readers complain of.
    defaultStyle: { border: false, padding: [3, 4, 3, 4] },
    rowStyles: (row: number) => (row % 2 === 0 ? { backgroundColor: '#eeeeee' } : {}),
    data: [
      head.map((text, column) => cell(text, column, 'TH', 'Column')),
      ...rows.map((row) =>
        row.map((text, column) => (column === 0 ? cell(text, column, 'TH', 'Row') : cell(text, column, 'TD'))),
      ),
    ],
  } as never);
  doc.font('regular').fontSize(BODY);
}

/** About how much room a block needs to begin: a chart and a short table stay whole. */
function heightOf(block: Block): number {
  if (block.kind === 'chart') return chartHeight(block.chart) + 30;
  return block.kind === 'table' ? Math.min(320, 50 + 17 * block.rows.length) : 0;
}

function chartHeight(chart: Extract<Block, { kind: 'chart' }>['chart']): number {
  return chart.kind === 'rows' ? rowBarsHeight(chart) : CHART_HEIGHT;
}

/** Begins a new page where so much has no room. */
function room(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

/** Of each page, once it is known how many there are: no part of what is read. */
function footers(doc: PDFKit.PDFDocument, { foot, pageWord }: Report): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin: else the text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] } as never);
    doc.font('regular').fontSize(8).fillColor('#000000');
    const y = doc.page.height - MARGIN;
    const width = doc.page.width - 2 * MARGIN;
    doc.text(foot, MARGIN, y, { width: width - 90, lineBreak: false, ellipsis: true });
    doc.text(pageWord(page - start + 1, count), MARGIN + width - 90, y, {
      width: 90,
      align: 'right',
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
}
