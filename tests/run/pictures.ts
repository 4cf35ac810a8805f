import { copyFileSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.ts';

/**
 * The pictures of the README and the manuals, taken from what the stories in the browser looked at: run `npm run e2e` before.
 * What no document names any more goes.
 */
const IMAGES = join(ROOT, 'docs/images');
const TAKEN = join(ROOT, 'test-output/screens');

/** Names of the pictures that the documents show, without `.png`. */
function shown(): ReadonlySet<string> {
  const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })];
  const names = documents.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/!\[[^\]]*\]\([^)]*?([\w-]+)\.png\)/g)].map(
      ([, name = '']) => name,
    ),
  );
  return new Set(names);
}

const names = shown();
const missing = [...names].filter((name) => !existsSync(join(TAKEN, `${name}.png`)));
for (const name of names)
  if (!missing.includes(name)) copyFileSync(join(TAKEN, `${name}.png`), join(IMAGES, `${name}.png`));
for (const file of globSync('*.png', { cwd: IMAGES }))
  if (!names.has(file.replace(/\.png$/, ''))) rmSync(join(IMAGES, file));
for (const name of missing) console.error(`${name}: no story took it; run npm run e2e first`);
process.exitCode = missing.length === 0 ? 0 : 1;
