import type { RowChart } from './blocks.ts';

type Doc = PDFKit.PDFDocument;

const INK = '#000000';
const RULE = '#767676';
const SMALL = 8;
const SMALLER = 7;
const ROW = 19;
const BAR = 8;
const TOP = 14;
const LEGEND = 20;
const LABELS = 96;
const VALUES = 40;
/** How bars of a row are filled, by their place: told apart without colour. */
const FILLS = ['#8a8a8a', '#ffffff'] as const;

export function rowBarsHeight({ labels }: RowChart): number {
  return TOP + ROW * labels.length + LEGEND;
}

/** Lying bars in percent from 0 to 100, two for each row, in ink and grey: names to the left, values to the right. */
export function drawRowBars(
  doc: Doc,
  { labels, bars, goal, nothing }: RowChart,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const left = box.x + LABELS;
  const width = box.width - LABELS - VALUES;
  const top = box.y + TOP;
  const bottom = top + ROW * labels.length;
  const xOf = (percent: number): number => left + (width * percent) / 100;
  doc.lineWidth(0.5).strokeColor(RULE).fontSize(SMALL).fillColor(INK);
  for (const level of [0, 25, 50, 75, 100]) {
    doc.moveTo(xOf(level), top).lineTo(xOf(level), bottom).stroke();
    doc.text(`${level} %`, xOf(level) - 20, box.y, { width: 40, align: 'center', lineBreak: false });
  }
  for (const [row, label] of labels.entries()) {
    const y = top + ROW * row + (ROW - 2 * BAR) / 2;
    doc.fillColor(INK).text(label, box.x, y + BAR - 5, { width: LABELS - 8, align: 'right', lineBreak: false });
    const values = bars.map((bar) => bar.values[row] ?? null);
    if (values.every((value) => value === null)) {
      doc.text(nothing, left + 4, y + BAR - 5, { lineBreak: false });
      continue;
    }
    for (const [place, value] of values.entries()) {
      if (value === null) continue;
      const at = y + BAR * place;
      doc.lineWidth(0.7).rect(left, at, Math.max(0.1, xOf(value) - left), BAR - 1);
      doc.fillAndStroke(FILLS[place % FILLS.length] ?? INK, INK);
      doc.fontSize(SMALLER).fillColor(INK);
      doc.text(percent(value), left + width + 4, at - 0.5, { lineBreak: false });
    }
    doc.fontSize(SMALL);
  }
  if (goal !== null) {
    doc.lineWidth(1.2).strokeColor(INK).dash(3, { space: 2 });
    doc.moveTo(xOf(goal.value), top).lineTo(xOf(goal.value), bottom).stroke().undash();
  }
  legend(doc, bars, goal, left, bottom + 7);
}

/** What each fill and the dashed line are. */
function legend(doc: Doc, bars: RowChart['bars'], goal: RowChart['goal'], left: number, y: number): void {
  let x = left;
  doc.lineWidth(0.7).strokeColor(INK);
  for (const [place, { name }] of bars.entries()) {
    doc.rect(x, y, 18, BAR - 1).fillAndStroke(FILLS[place % FILLS.length] ?? INK, INK);
    doc.fillColor(INK).text(name, x + 23, y - 1, { lineBreak: false });
    x += 23 + doc.widthOfString(name) + 18;
  }
  if (goal === null) return;
  doc.lineWidth(1.2).dash(3, { space: 2 });
  doc
    .moveTo(x, y + 4)
    .lineTo(x + 18, y + 4)
    .stroke()
    .undash();
  doc.text(goal.name, x + 23, y - 1, { lineBreak: false });
}

function percent(value: number): string {
  return `${value.toFixed(1).replace('.', ',')} %`;
}
