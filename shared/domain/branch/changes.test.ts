import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import seed from '../../../queue-server/configuration/seed/chileatiende.json' with { type: 'json' };
import { changesOf } from './changes.ts';
import type { BranchConfig } from './config.ts';

const config = seed as unknown as BranchConfig;

describe('changesOf', () => {
  it('finds nothing where nothing changed', () => {
    expect(changesOf(config, structuredClone(config))).toEqual([]);
  });

  it('says which service, which field, and when it is felt', () => {
    const [first, ...rest] = config.services;
    const after = { ...config, services: [{ ...first!, limitMinutes: 30, name: 'Otro nombre' }, ...rest] };
    expect(changesOf(config, after)).toEqual([
      {
        path: ['services', first!.id, 'name'],
        kind: 'changed',
        before: first!.name,
        after: 'Otro nombre',
        effect: 'now',
      },
      {
        path: ['services', first!.id, 'limitMinutes'],
        kind: 'changed',
        before: String(first!.limitMinutes),
        after: '30',
        effect: 'nextDay',
      },
    ]);
  });

  it('tells what came and what went, by its id and not by its place', () => {
    const [first, ...rest] = config.counters;
    const gone = changesOf(config, { ...config, counters: rest });
    expect(gone).toMatchObject([{ path: ['counters', first!.id], kind: 'removed' }]);
    expect(changesOf({ ...config, counters: rest }, config)).toMatchObject([
      { path: ['counters', first!.id], kind: 'added' },
    ]);
    const turned = changesOf(config, { ...config, counters: [...config.counters].reverse() });
    expect(turned).toMatchObject([{ path: ['counters', 'order'], kind: 'changed', effect: 'now' }]);
  });

  it('finds every field that somebody changes, whichever', () => {
    fc.assert(
      fc.property(fc.nat({ max: config.services.length - 1 }), fc.integer({ min: 1, max: 200 }), (at, minutes) => {
        const services = config.services.map((service, index) =>
          index === at ? { ...service, expectedMinutes: minutes + 0.5 } : service,
        );
        expect(changesOf(config, { ...config, services }).map(({ path }) => path)).toEqual([
          ['services', config.services[at]!.id, 'expectedMinutes'],
        ]);
      }),
    );
  });
});
