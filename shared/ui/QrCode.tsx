import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

type Props = { readonly text: string; readonly label: string };

/** A QR code as one vector path, black on white whatever the page's colours, with its quiet zone. */
export function QrCode({ text, label }: Props) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}
