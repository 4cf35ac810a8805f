import { globSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manualPages } from '../../queue-server/manuals/manuals.ts';
import { withServer } from '../support/branch.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');
const files = globSync('docs/images/*.png', { cwd: ROOT }).map((file) => file.replace(/^.*\/|\.png$/g, ''));
const shown = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].flatMap((file) =>
  [...read(file).matchAll(/!\[([^\]]*)\]\([^)]*?([\w-]+)\.png\)/g)].map(([, alt = '', name = '']) => ({
    file,
    alt,
    name,
  })),
);

test('every picture of a document is there, was taken by a story, and says in words what it shows', () => {
  const stories = globSync('tests/end-to-end/**/*.ts', { cwd: ROOT }).map(read).join('\n');
  for (const { file, alt, name } of shown) {
    expect(files, `${file}: ${name}`).toContain(name);
    expect(alt.length, `${file}: ${name} has words`).toBeGreaterThan(4);
    // Some are named by their page, or by the width of its window, apart.
    const told = [name, name.replace(/-\d+$/, ''), name.replace(/^\w+-/, '')].flatMap((one) => [
      `'${one}'`,
      `screens/${one}.png`,
    ]);
    expect(
      told.some((one) => stories.includes(one)),
      `a story takes ${name}`,
    ).toBe(true);
  }
});

test('no picture lies there that no document shows, and none is heavy', () => {
  expect(new Set(files)).toEqual(new Set(shown.map(({ name }) => name)));
  for (const name of files) expect(statSync(new URL(`docs/images/${name}.png`, ROOT)).size, name).toBeLessThan(400_000);
});

test('a manual is a page whose links lead to manuals, and which runs nothing', () => {
  const pages = manualPages();
  expect([...pages.keys()]).toContain('');
  for (const [name, html] of pages) {
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
      if (href.startsWith('https://')) continue;
      const [, to, anchor] = /^(?:\/help\/?([\w-]*))?(?:#(.+))?$/.exec(href) ?? [null, null, null];
      expect(to === undefined || (to !== null && pages.has(to)), `${name}: ${href}`).toBe(true);
      if (anchor !== undefined && to === undefined) expect(html, `${name}: ${href}`).toContain(`id="${anchor}"`);
    }
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect(html.match(/<h1/g), name).toHaveLength(1);
  }
});

test('is served to whoever asks, with its pictures, and nothing beside them', () =>
  withServer(async ({ server }) => {
    const get = (path: string) => fetch(`${server.address}${path}`);
    const manual = await get('/help/ejecutivos');
    expect([manual.status, manual.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(manual.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await get('/help')).status).toBe(200);
    const image = await get('/help/images/manager.png');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    for (const none of [
      '/help/nada',
      '/help/..%2f..%2fREADME',
      '/help/images/..%2fmanual%2fpersonas.md',
      '/help/images/',
    ])
      expect((await get(none)).status, none).toBeGreaterThanOrEqual(400);
  }));
