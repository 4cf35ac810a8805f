import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What is worth it lies compressed beside itself, for the server to send as it is (`queue-server/gateway/pages.ts`). */
export function compress(file: string): void {
  if (!/\.(?:js|css|html|svg|json)$/.test(file)) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes));
}
