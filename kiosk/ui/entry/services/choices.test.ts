import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import { describe, expect, it } from 'vitest';
import { afterService, firstServices, institutionChoices, isLong, readiness, servicesOf } from './choices.ts';

const service = (id: string, over: Partial<CatalogService> = {}): CatalogService => ({
  id,
  institutionId: 'ips',
  name: id,
  words: [],
  wordsIn: {},
  general: false,
  series: 'A',
  limitMinutes: 25,
  needsRun: false,
  handlesMoney: false,
  frequent: false,
  given: true,
  notGiven: null,
  waiting: 0,
  openCounters: [],
  expected: null,
  entering: { general: { ahead: 0, expected: null }, preferential: { ahead: 0, expected: null } },
  ...over,
});

const catalog = (services: readonly CatalogService[], over: Partial<Catalog> = {}): Catalog => ({
  branch: {
    id: 'b',
    name: 'Maipú',
    address: '',
    comuna: '13119',
    zone: 'America/Santiago',
    publicAddress: null,
    profile: 'branch',
    practice: false,
    attendantFigures: false,
    paperSeal: true,
    otherBranches: [],
    fixedBranch: null,
  },
  opensAt: null,
  now: '2026-11-20T13:00:00.000Z',
  day: { date: '2026-11-20', closesAt: null, ticketsUntil: '2026-11-20T16:45:00.000Z' },
  appointments: false,
  classes: ['general', 'preferential'],
  languages: ['es-CL'],
  institutions: [
    { id: 'ips', name: 'Instituto de Previsión Social', shortName: 'IPS' },
    { id: 'rc', name: 'Registro Civil', shortName: 'Registro Civil' },
  ],
  services: [...services],
  counters: [],
  reasons: { pause: [], removal: [], hold: [], specificCall: [], transfer: [] },
  ...over,
});

const MORNING = Date.parse('2026-11-20T13:00:00.000Z');

describe('what the branch can do now', () => {
  it.each([
    ['serving', catalog([service('a')]), MORNING],
    ['closed', catalog([service('a')], { day: null }), MORNING],
    ['ended', catalog([service('a')]), Date.parse('2026-11-20T16:45:00.000Z')],
    ['unattended', catalog([service('a', { given: false })]), MORNING],
  ] as const)('%s', (expected, given, now) => {
    expect(readiness(given, now)).toBe(expected);
  });
});

describe('what is offered', () => {
  it('puts the frequent services that are given on the first screen, with a slot left for the others', () => {
    const services = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => service(id, { frequent: true, given: id !== 'b' }));
    expect(firstServices(catalog(services), 6).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e', 'f']);
    expect(firstServices(catalog(services), 4).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  it('offers any service where none is marked as frequent', () => {
    expect(firstServices(catalog([service('a'), service('b')]), 6)).toHaveLength(2);
  });

  it('lists only institutions with services, and puts what is not given today last', () => {
    const listed = catalog([service('a', { given: false }), service('b')]);
    expect(institutionChoices(listed)).toEqual([{ id: 'ips', name: 'Instituto de Previsión Social', given: 1 }]);
    expect(servicesOf(listed, 'ips').map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('a chosen service', () => {
  it('asks for a document only where it helps, and leads elsewhere where it is not given', () => {
    expect(afterService(service('a'))).toBe('confirm');
    expect(afterService(service('a', { needsRun: true }))).toBe('identity');
    expect(afterService(service('a', { needsRun: true, given: false }))).toBe('elsewhere');
  });

  it.each([
    [null, false],
    [{ lowMinutes: 10, highMinutes: 30 }, false],
    [{ lowMinutes: 25, highMinutes: 50 }, false],
    [{ lowMinutes: 26, highMinutes: 50 }, true],
    [{ lowMinutes: 60, highMinutes: null }, true],
  ])('has a long wait at %j: %s, for the class that waits so long', (expected, long) => {
    const soon = { ahead: 0, expected: { lowMinutes: 0, highMinutes: 5 } };
    const late = { ahead: 9, expected };
    expect(isLong(service('a', { entering: { general: late, preferential: soon } }), 'general')).toBe(long);
    expect(isLong(service('a', { entering: { general: late, preferential: soon } }), 'preferential')).toBe(false);
  });
});
