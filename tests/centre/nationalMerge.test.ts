import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import { nationalContent, nationalDocument } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { endingSoon, mayBeGiven } from '@turno25/shared/domain/national/agreements.ts';
import { type NationalContent, OVERRIDES } from '@turno25/shared/domain/national/document.ts';
import { withNational } from '@turno25/shared/domain/national/merge.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import { nationalTrouble } from '@turno25/shared/evidence/nationalDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedConfig } from '../support/branch.ts';
import { CENTRE_KEY, countrywide, nationalFrom, OTHER_KEY } from '../support/national.ts';

const DATE = '2026-12-01';
const seed = seedConfig();
const serviceOf = (config: BranchConfig, id: string) => config.services.find((one) => one.id === id);
const changed = (id: string, change: object, config: BranchConfig = seed): BranchConfig => ({
  ...config,
  services: config.services.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
const nationwide = (id: string, change: object, more: Partial<NationalContent> = {}): NationalContent => {
  const content = countrywide(more);
  const services = content.catalogue.services.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...content, catalogue: { ...content.catalogue, services } };
};

describe('what the country says of a branch’s configuration', () => {
  test('a branch that has what the country has is left as it is', () => {
    expect(changesOf(seed, withNational(seed, countrywide(), DATE))).toEqual([]);
  });

  test('names, limits, letters and money are the country’s where the branch may not change them', () => {
    const bent = changed('pgu', { name: 'Otra', limitMinutes: 240, series: 'ZZ', handlesMoney: true, needsRun: false });
    expect(serviceOf(withNational(bent, countrywide(), DATE), 'pgu')).toEqual(serviceOf(seed, 'pgu'));
  });

  test('where a branch may set its limit, it may be shorter and never longer', () => {
    const may = countrywide({ mayChange: ['services.limitMinutes'] });
    const limit = (minutes: number) =>
      serviceOf(withNational(changed('pgu', { limitMinutes: minutes }), may, DATE), 'pgu')?.limitMinutes;
    expect([limit(15), limit(25), limit(60)]).toEqual([15, 25, 25]);
  });

  test('what a branch may have differently stays; where it only had what the country said, it gets what it says now', () => {
    const may = { mayChange: ['services.words'] } as const;
    const [before, after] = [
      nationwide('pgu', { words: ['vejez'] }, may),
      nationwide('pgu', { words: ['pensión'] }, may),
    ];
    const own = changed('pgu', { words: ['la pensión de mi abuela'] });
    expect(serviceOf(withNational(own, after, DATE, before), 'pgu')?.words).toEqual(['la pensión de mi abuela']);
    const theirs = changed('pgu', { words: ['vejez'] });
    expect(serviceOf(withNational(theirs, after, DATE, before), 'pgu')?.words).toEqual(['pensión']);
  });

  test('a product of the branch’s own goes where none may be, and leaves no counter with it; where it may stay its limit is the standard’s', () => {
    const own = { ...seed.services[0]!, id: 'propio', name: 'Propio', limitMinutes: 120 };
    const config: BranchConfig = {
      ...seed,
      services: [...seed.services, own],
      counters: seed.counters.map((one) => ({ ...one, serviceIds: [...one.serviceIds, 'propio'] })),
    };
    const without = withNational(config, countrywide(), DATE);
    expect(serviceOf(without, 'propio')).toBeUndefined();
    expect(without.counters).toEqual(seed.counters);
    const kept = withNational(config, countrywide({ mayChange: ['services.own'] }), DATE);
    expect(serviceOf(kept, 'propio')?.limitMinutes).toBe(25);
  });

  test('a product is given while its agreement holds, and no day longer', () => {
    const institutionId = serviceOf(seed, 'pgu')?.institutionId ?? '';
    const agreement = {
      id: 'c1',
      institutionId,
      serviceIds: ['pgu'],
      from: '2026-06-01',
      until: '2026-12-31',
      act: 'Res. 1',
    };
    const content = countrywide({ agreements: [agreement] });
    const given = (date: string) => serviceOf(withNational(seed, content, date), 'pgu') !== undefined;
    expect(['2026-05-31', '2026-06-01', '2026-12-31', '2027-01-01'].map(given)).toEqual([false, true, true, false]);
    // Others of the same institution are not named by it; those of other institutions are not touched.
    const others = seed.services.filter((one) => one.id !== 'pgu');
    for (const one of others)
      expect([one.id, mayBeGiven(content, one, DATE)]).toEqual([one.id, one.institutionId !== institutionId]);
    expect(endingSoon([agreement], '2026-12-01').map(({ id }) => id)).toEqual(['c1']);
    expect(endingSoon([agreement], '2026-09-01')).toEqual([]);
    expect(endingSoon([agreement], '2027-01-01')).toEqual([]);
  });

  test('holidays: the country’s are added where they are, and a branch’s own to come go where it may have none: they would lengthen terms', () => {
    const content = countrywide({
      holidays: [
        { date: '2027-12-12', name: 'Elecciones' },
        { date: '2027-02-02', name: 'De otra región', regions: ['15'] },
        { date: '2027-02-03', name: 'De aquí', comunas: [seed.branch.comuna] },
      ],
    });
    const own = [
      { date: '2026-10-01', name: 'Pasado' },
      { date: '2027-03-03', name: 'Aniversario' },
    ];
    const config = { ...seed, hours: { ...seed.hours, holidays: [...seed.hours.holidays, ...own] } };
    const days = (result: BranchConfig) => result.hours.holidays.map(({ date }) => date);
    const strict = days(withNational(config, content, DATE));
    expect(strict).toEqual(expect.arrayContaining(['2027-12-12', '2027-02-03', '2026-10-01', '2026-12-25']));
    expect(strict).not.toEqual(expect.arrayContaining(['2027-03-03']));
    expect(strict).not.toEqual(expect.arrayContaining(['2027-02-02']));
    expect(days(withNational(config, { ...content, mayChange: ['holidays.own'] }, DATE))).toContain('2027-03-03');
  });

  test('goals are the country’s; what somebody wrote down of one that is entered stays', () => {
    const goal = {
      id: 'reclamos',
      part: 'institutional',
      name: 'Reclamos',
      formula: 'a/b',
      numerator: 'a',
      denominator: 'b',
      target: 90,
      unit: 'percent',
      direction: 'rising',
      weight: 40,
      technicalNote: '',
      verification: '',
      obligatory: false,
      source: 'entered',
      entered: null,
    } as const;
    const content = countrywide({ goals: { year: 2026, credit: 'whole', goalPercent: 92, list: [goal] } });
    const entered = { num: 3, den: 4 };
    const config: BranchConfig = {
      ...seed,
      goals: {
        year: 2026,
        credit: 'partial',
        list: [
          { ...goal, target: 10, entered },
          { ...goal, id: 'propia' },
        ],
      },
    };
    const merged = withNational(config, content, DATE);
    expect(merged.goals).toEqual({ year: 2026, credit: 'whole', list: [{ ...goal, entered }] });
    expect(merged.standard.goalPercent).toBe(92);
  });

  test('notices and templates: the country’s beside the branch’s own, or alone', () => {
    const notice = { id: 'nacional-1', text: 'Mañana no hay atención', from: DATE, until: DATE };
    const own = { id: 'propio', text: 'El baño está al fondo', from: DATE, until: DATE };
    const gone = { ...notice, id: 'nacional-viejo' };
    const config = { ...seed, notices: [own, gone] };
    const texts = { notices: [notice], templates: [] };
    expect(withNational(config, countrywide({ texts, mayChange: ['notices.own'] }), DATE).notices).toEqual([
      notice,
      own,
    ]);
    expect(withNational(config, countrywide({ texts }), DATE).notices).toEqual([notice]);
  });

  test('whatever a branch has and whatever the country says, it comes out allowed, whole and the same the second time', () => {
    const ids = countrywide().catalogue.services.map(({ id }) => id);
    const someIds = fc.subarray(ids, { minLength: 1 });
    fc.assert(
      fc.property(
        someIds,
        fc.subarray([...OVERRIDES]),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('2026-11-30', DATE, '2027-06-01'),
        fc.option(someIds),
        (kept, mayChange, minutes, date, agreed) => {
          const institutionId = 'ips';
          const serviceIds = (agreed ?? []).filter(
            (id) => countrywide().catalogue.services.find((one) => one.id === id)?.institutionId === institutionId,
          );
          const agreements =
            serviceIds.length === 0
              ? []
              : [{ id: 'c', institutionId, serviceIds, from: DATE, until: '2026-12-31', act: 'Res. 1' }];
          const content = countrywide({ mayChange, agreements, holidays: [{ date: '2027-01-04', name: 'Feriado' }] });
          expect(nationalContent.safeParse(content).success).toBe(true);
          const config: BranchConfig = {
            ...seed,
            services: seed.services
              .filter(({ id }, index) => index === 0 || kept.includes(id))
              .map((one) => ({ ...one, limitMinutes: minutes })),
          };
          const once = withNational(config, content, date);
          expect(changesOf(once, withNational(once, content, date))).toEqual([]);
          if (once.services.length > 0) {
            const read = branchConfig.safeParse({ ...once, counters: seedCountersFor(once) });
            expect(read.success, JSON.stringify(read.error?.issues.slice(0, 3))).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

function seedCountersFor(config: BranchConfig): BranchConfig['counters'] {
  const known = new Set(config.services.map(({ id }) => id));
  return config.counters.map((one) => ({ ...one, serviceIds: one.serviceIds.filter((id) => known.has(id)) }));
}

describe('a signed document', () => {
  const document = nationalFrom(DATE, 3, { mayChange: ['services.order'] });
  const trouble = (brought: unknown, key: string | undefined = CENTRE_KEY.publicPem) => {
    const read = nationalDocument.safeParse(brought);
    return read.success ? nationalTrouble(nodeCrypto, read.data, key) : 'format';
  };

  test('is read as it was signed, also after a way through JSON', () => {
    expect(trouble(document)).toBeNull();
    expect(trouble(JSON.parse(canonicalText(document)))).toBeNull();
    expect(trouble(JSON.parse(JSON.stringify(document, null, 2)))).toBeNull();
    expect(trouble(document, CENTRE_KEY.publicPem.replaceAll('\n', '\r\n'))).toBeNull();
  });

  test('of another key, of nobody, of another form or with one more word is none', () => {
    expect(trouble(document, OTHER_KEY.publicPem)).toBe('otherKey');
    expect(nationalTrouble(nodeCrypto, document, undefined)).toBe('noCentre');
    expect(trouble(nationalFrom(DATE, 3, {}, OTHER_KEY))).toBe('otherKey');
    // The other key, and the centre's name upon it.
    const forged = {
      ...nationalFrom(DATE, 3, {}, OTHER_KEY),
      publicKey: CENTRE_KEY.publicPem,
      keyId: CENTRE_KEY.keyId,
    };
    expect(trouble(forged)).toBe('signature');
    expect(trouble({ ...document, format: 'turno25.national.v2' })).toBe('format');
    expect(trouble({ ...document, more: 1 })).toBe('format');
    expect(trouble({ ...document, signature: '' })).toBe('signature');
    // Base64 has bits to spare in its last letter: the same signature has one spelling.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = letters.indexOf(document.signature.at(-3) ?? '');
    const other = `${document.signature.slice(0, -3)}${letters[last ^ 1]}==`;
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(document.signature, 'base64'));
    for (const signature of [other, `${document.signature}\n`, ` ${document.signature}`])
      expect(trouble({ ...document, signature })).toBe('signature');
    for (const nothing of [null, 1, 'x', [], {}]) expect(trouble(nothing)).toBe('format');
  });

  test('with any letter of it changed is another, or none', () => {
    const text = JSON.stringify(document);
    const letters = 'abcxyz0123456789{}[]",:';
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(letters.length - 1), (place, letter) => {
        const bent = `${text.slice(0, place)}${letters[letter]}${text.slice(place + 1)}`;
        let brought: unknown;
        try {
          brought = JSON.parse(bent);
        } catch {
          return;
        }
        if (canonicalText(brought) === canonicalText(document)) return;
        expect(trouble(brought)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
