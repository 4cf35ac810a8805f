import type { BarChart, LineChart } from './blocks.ts';

type Doc = PDFKit.PDFDocument;
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const INK = '#000000';
const RULE = '#767676';
const AXIS_WIDTH = 34;
const LABEL_HEIGHT = 16;
const LEGEND_HEIGHT = 18;
const SMALL = 8;
/** Dashes and marks by the place of a line. */
const DASHES: readonly (readonly number[])[] = [[], [5, 3], [1.5, 2.5], [8, 2, 2, 2]];

export const CHART_HEIGHT = 190;

/** Lines in percent from 0 to 100, in ink alone: each with its own dash and mark, named under the chart. */
export function drawLines(doc: Doc, { labels, lines, goal }: LineChart, box: Box): void {
  const area = areaOf(box);
  const xOf = (index: number): number => area.x + (area.width * (index + 0.5)) / Math.max(1, labels.length);
  const yOf = (value: number): number => area.y + area.height * (1 - value / 100);
  grid(doc, area, [0, 25, 50, 75, 100], (value) => `${value} %`, yOf);
  bottomLabels(doc, labels, xOf, area);
  if (goal !== null) {
    doc.lineWidth(1).strokeColor(INK).dash(2, { space: 2 });
    doc
      .moveTo(area.x, yOf(goal.value))
      .lineTo(area.x + area.width, yOf(goal.value))
      .stroke()
      .undash();
    doc.fontSize(SMALL).fillColor(INK);
    doc.text(goal.name, area.x + 4, yOf(goal.value) - 10, { lineBreak: false });
  }
  for (const [place, { values }] of lines.entries()) {
    doc.lineWidth(1.5).strokeColor(INK);
    const [on = 0, off = 0] = DASHES[place % DASHES.length] ?? [];
    if (on > 0) doc.dash(on, { space: off });
    let drawing = false;
    for (const [index, value] of values.entries()) {
      if (value === null) {
        drawing = false;
        continue;
      }
      if (drawing) doc.lineTo(xOf(index), yOf(value));
      else doc.moveTo(xOf(index), yOf(value));
      drawing = true;
    }
    doc.stroke().undash();
    for (const [index, value] of values.entries()) if (value !== null) mark(doc, place, xOf(index), yOf(value));
  }
  let x = area.x;
  const y = box.y + box.height - LEGEND_HEIGHT + 6;
  for (const [place, { name }] of lines.entries()) {
    const [on = 0, off = 0] = DASHES[place % DASHES.length] ?? [];
    doc.lineWidth(1.5).strokeColor(INK);
    if (on > 0) doc.dash(on, { space: off });
    doc
      .moveTo(x, y + 4)
      .lineTo(x + 26, y + 4)
      .stroke()
      .undash();
    mark(doc, place, x + 13, y + 4);
    doc
      .fontSize(SMALL)
      .fillColor(INK)
      .text(name, x + 32, y, { lineBreak: false });
    x += 32 + doc.widthOfString(name) + 18;
  }
}

/** Bars from 0 upwards, each with its number over it. */
export function drawBars(doc: Doc, { labels, values, unit }: BarChart, box: Box): void {
  const area = areaOf(box);
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const top = niceTop(most);
  const step = area.width / Math.max(1, labels.length);
  const yOf = (value: number): number => area.y + area.height * (1 - value / top);
  grid(doc, area, [0, top / 2, top], (value) => numberOf(value), yOf);
  bottomLabels(doc, labels, (index) => area.x + step * (index + 0.5), area);
  doc.fontSize(SMALL).fillColor(INK);
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const width = Math.min(40, step * 0.6);
    const x = area.x + step * (index + 0.5) - width / 2;
    doc.rect(x, yOf(value), width, area.y + area.height - yOf(value)).fillAndStroke('#c9c9c9', INK);
    doc.fillColor(INK).text(numberOf(value), area.x + step * index, yOf(value) - 10, {
      width: step,
      align: 'center',
      lineBreak: false,
    });
  }
  doc.text(unit, box.x, box.y + box.height - LEGEND_HEIGHT + 6, { lineBreak: false });
}

function areaOf({ x, y, width, height }: Box): Box {
  return {
    x: x + AXIS_WIDTH,
    y: y + 12,
    width: width - AXIS_WIDTH,
    height: height - 12 - LABEL_HEIGHT - LEGEND_HEIGHT,
  };
}

function grid(
  doc: Doc,
  area: Box,
  levels: readonly number[],
  nameOf: (value: number) => string,
  yOf: (value: number) => number,
): void {
  doc.lineWidth(0.5).strokeColor(RULE).fontSize(SMALL).fillColor(INK);
  for (const level of levels) {
    doc
      .moveTo(area.x, yOf(level))
      .lineTo(area.x + area.width, yOf(level))
      .stroke();
    doc.text(nameOf(level), area.x - AXIS_WIDTH, yOf(level) - 4, {
      width: AXIS_WIDTH - 5,
      align: 'right',
      lineBreak: false,
    });
  }
}

/** As many labels as have room: the first, and every so many. */
function bottomLabels(doc: Doc, labels: readonly string[], xOf: (index: number) => number, area: Box): void {
  doc.fontSize(SMALL).fillColor(INK);
  const widest = Math.max(1, ...labels.map((label) => doc.widthOfString(label))) + 6;
  const every = Math.max(1, Math.ceil((labels.length * widest) / area.width));
  for (const [index, label] of labels.entries())
    if (index % every === 0)
      doc.text(label, xOf(index) - widest / 2, area.y + area.height + 4, {
        width: widest,
        align: 'center',
        lineBreak: false,
      });
}

function mark(doc: Doc, place: number, x: number, y: number): void {
  doc.lineWidth(1).strokeColor(INK);
  if (place % 2 === 0) doc.circle(x, y, 2.6).fillAndStroke(INK, INK);
  else doc.rect(x - 2.6, y - 2.6, 5.2, 5.2).fillAndStroke('#ffffff', INK);
}

function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= most) ?? most;
}

function numberOf(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}
