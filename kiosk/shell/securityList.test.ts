import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const list = readFileSync(join(root, 'docs/electron-security.md'), 'utf8');
const rows = list.split('\n').filter((line) => /^\| \d+ \|/.test(line));
const tests = ['kiosk/shell/shell.test.ts', 'kiosk/shell/packaging.test.ts', 'tests/end-to-end/shell/shell.spec.ts']
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

it('answers Electron’s twenty items with lines of code and tests that are there', () => {
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const row of rows) {
    for (const [, file = '', line, words = ''] of row.matchAll(/`([\w/]+\.ts):(\d+)` `([^`]+)`/g)) {
      const code = readFileSync(join(root, file.includes('/') ? '' : 'kiosk/shell', file), 'utf8').split('\n')[
        Number(line) - 1
      ];
      expect(code, `${file}:${line}`).toContain(words);
    }
    for (const [, name = ''] of row.matchAll(/“([^”]+)”/g)) expect(tests.includes(name), name).toBe(true);
  }
});
