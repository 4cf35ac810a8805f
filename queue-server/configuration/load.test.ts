import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig, SEED_CONFIG } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'turno25-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The policy of the seeded catalogue as a branch of that category, with its rule left out or changed. */
function loaded(category: string, policy?: unknown) {
  const { policy: _, ...seed } = JSON.parse(readFileSync(SEED_CONFIG, 'utf8')) as BranchConfig;
  const file = join(folder, 'branch.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...seed,
      branch: { ...seed.branch, category },
      ...(policy === undefined ? {} : { policy }),
    }),
  );
  return loadConfig(file);
}

describe('the rule of a branch', () => {
  test('is R25 by default, with an earlier preferential goal at two counters', () => {
    for (const [category, prefPercent] of [
      ['A', 40],
      ['B', 40],
      ['C', 40],
      ['D', 20],
    ] as const) {
      const config = loaded(category);
      expect(config.ok && config.value.policy).toMatchObject({
        name: 'r25',
        version: 2,
        params: { prefPercent, overtake: 0 },
      });
    }
  });

  test('is what the file says when it says one, and the seed says R25', () => {
    const own = { name: 'arrival', version: 1, params: {} };
    const config = loaded('D', own);
    expect(config.ok && config.value.policy).toEqual(own);
    const seed = loadConfig(SEED_CONFIG);
    expect(seed.ok && seed.value.policy.name).toBe('r25');
  });

  test('must be known, with parameters that it reads', () => {
    expect(loaded('C', { name: 'arrival', version: 1, params: { prefMs: 1 } })).toMatchObject({ ok: false });
    expect(loaded('C', { name: 'r25', version: 1, params: { prefMs: 1 } })).toMatchObject({ ok: true });
    expect(loaded('C', { name: 'r25', version: 2, params: { prefMs: 1 } })).toMatchObject({ ok: false });
    expect(loaded('C', { name: 'r25', version: 3, params: {} })).toMatchObject({ ok: false });
    expect(loaded('C', { name: 'r26', version: 1, params: {} })).toMatchObject({ ok: false });
    expect(loaded('C', null)).toMatchObject({ ok: false });
  });
});

describe('a file that does not fit', () => {
  test('is told place by place, in the words of whoever wrote it', () => {
    const seed = JSON.parse(readFileSync(SEED_CONFIG, 'utf8'));
    const [first, ...others] = seed.services;
    const wrong = {
      ...seed,
      services: [{ ...first, limitMinutes: 'mucho', name: '', sobrante: 1 }, ...others],
      privacy: { identityDays: -1 },
      boards: [{ id: 'board-1', layout: 'torcida' }],
      calling: undefined,
    };
    const file = join(folder, 'wrong.json');
    writeFileSync(file, JSON.stringify(wrong));
    const said = loadConfig(file);
    const lines = said.ok ? [] : said.error.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'services.0.limitMinutes: debe ser un número',
        'services.0: sobra sobrante',
        'privacy.identityDays: no puede ser menor que 0',
        'boards.0.layout: debe ser uno de estos: auto, landscape, portrait, split, calls, counter',
        'calling: falta',
      ]),
    );
    expect(lines.join()).not.toMatch(/expected|received|invalid|Too /i);
  });
});
