import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Rooms whose every size comes from the tokens. */
const ON_TOKENS = ['display-board', 'shared/ui', 'queue-server/console'];

it('no size in pixels outside the tokens', () => {
  const found = ON_TOKENS.flatMap((room) => globSync(`${room}/**/*.css`, { cwd: ROOT }))
    .filter((file) => file !== 'shared/ui/tokens.css')
    .flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/\d(?:\.\d+)?px\b/.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});
