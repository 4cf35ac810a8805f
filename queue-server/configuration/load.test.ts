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
