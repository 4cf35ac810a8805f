import { CELL, type Drawing, type Mark } from './drawing.ts';
import { qrModules } from './qrModules.ts';

const MARGIN = 32;
/** Letters of DejaVu Sans Mono advance 0.602 em: this size fills the 12 dots of a cell of font A. */
const EM_PER_CELL = 1 / 0.602;
const BASELINE = 0.79;

/** The paper as a picture, one unit a dot, with the margin that the head does not reach. */
export function toSvg(drawing: Drawing, width: number): string {
  const full = { width: width + MARGIN * 2, height: drawing.height + MARGIN * 2 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="${-MARGIN} ${-MARGIN} ${full.width} ${full.height}" font-family="'DejaVu Sans Mono', monospace">`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${full.width}" height="${full.height}" fill="#fff"/>`,
    ...drawing.marks.map((mark) => drawMark(mark, width)),
    '</svg>',
  ].join('\n');
}

function drawMark(mark: Mark, width: number): string {
  switch (mark.type) {
    case 'letter':
      return drawLetter(mark);
    case 'qr':
      return dots(qrModules(mark.text), mark.x, mark.y, mark.moduleDots, mark.moduleDots);
    case 'raster':
      return dots(rasterRows(mark), mark.x, mark.y, mark.scale.x, mark.scale.y);
    case 'cut':
      return `<path d="M${-MARGIN} ${mark.y}H${width + MARGIN}" stroke="#999" stroke-width="2" stroke-dasharray="8 8"/>`;
  }
}

function drawLetter(mark: Extract<Mark, { type: 'letter' }>): string {
  const cell = CELL[mark.font];
  const [width, height] = [cell.wide * mark.wide, cell.tall * mark.tall];
  const ground = mark.inverted ? `<rect x="${mark.x}" y="${mark.y}" width="${width}" height="${height}"/>` : '';
  const underline = mark.underlined
    ? `<rect x="${mark.x}" y="${mark.y + height - mark.tall}" width="${width}" height="${mark.tall}"/>`
    : '';
  if (mark.letter === ' ') return ground + underline;
  // Drawn as dots so that a rule has no gaps between its letters.
  if (mark.letter === '─') return `<rect x="${mark.x}" y="${mark.y + height / 2 - 1}" width="${width}" height="2"/>`;
  const transform = `translate(${mark.x} ${mark.y}) scale(${mark.wide} ${mark.tall})`;
  const weight = mark.bold ? ' font-weight="700"' : '';
  const fill = mark.inverted ? ' fill="#fff"' : '';
  const size = (cell.wide * EM_PER_CELL).toFixed(2);
  return `${ground}${underline}<text transform="${transform}" y="${(cell.tall * BASELINE).toFixed(1)}" font-size="${size}"${weight}${fill}>${escapeXml(mark.letter)}</text>`;
}

function rasterRows(mark: Extract<Mark, { type: 'raster' }>): boolean[][] {
  const bytesPerRow = mark.columns / 8;
  return Array.from({ length: mark.rows }, (_, row) =>
    Array.from({ length: mark.columns }, (_, column) => {
      const byte = mark.bits[row * bytesPerRow + (column >> 3)] ?? 0;
      return (byte & (0x80 >> (column & 7))) !== 0;
    }),
  );
}

function dots(rows: readonly (readonly boolean[])[], x: number, y: number, wide: number, tall: number): string {
  const path = rows.flatMap((row, down) =>
    row.flatMap((dark, right) => (dark ? [`M${x + right * wide} ${y + down * tall}h${wide}v${tall}h${-wide}z`] : [])),
  );
  return `<path shape-rendering="crispEdges" d="${path.join('')}"/>`;
}

function escapeXml(letter: string): string {
  return letter.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
