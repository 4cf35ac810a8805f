import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { describe, expect, it } from 'vitest';
import seed from '../../configuration/seed/chileatiende.json' with { type: 'json' };
import { partWords, placeWords, valueWords } from './partWords.ts';

const config = seed as unknown as BranchConfig;

describe('partWords', () => {
  it('names the place and not the id', () => {
    expect(partWords(['services', 'pgu', 'limitMinutes'], config)).toBe(
      'Trámites · Pensión Garantizada Universal (PGU) · Límite de espera, minutos',
    );
    expect(partWords(['hours', 'weekly', 'mon'], config)).toContain('lunes');
  });
});

describe('placeWords', () => {
  it('names the place that a refusal names by its number in the list', () => {
    expect(placeWords('body/config/services/0/limitMinutes', config)).toBe(
      `Trámites · ${config.services[0]?.name} · Límite de espera, minutos`,
    );
    expect(placeWords('body/config/nothing', config)).toBe('nothing');
  });
});

describe('valueWords', () => {
  it('says hours as hours, a thing by its name, and nothing as a dash', () => {
    const weekly = { ...config.hours.weekly, sat: [{ open: '09:00', close: '13:00' }] };
    const [change] = changesOf(config, { ...config, hours: { ...config.hours, weekly } });
    expect(valueWords(change?.after ?? '')).toBe('09:00–13:00');
    const [gone] = changesOf(config, { ...config, counters: config.counters.slice(1) });
    expect(valueWords(gone?.before ?? '')).toBe(config.counters[0]?.label);
    expect(valueWords('')).toBe('—');
    expect(valueWords('ChileAtiende Ñuñoa')).toBe('ChileAtiende Ñuñoa');
    expect(valueWords('25')).toBe('25');
  });
});

it('where alerts go is read by its address, and what is told by its words', () => {
  expect(valueWords('{"webhook":{"url":"https://avisos.example.cl/x"}}')).toBe('https://avisos.example.cl/x');
  expect(valueWords('["longPause","deviceLost"]')).toBe('Un módulo lleva una pausa larga., Un equipo no funciona.');
});

it('who may enter is read in full: a role for somebody hides behind no name', () => {
  const oidc = {
    issuer: 'https://cuentas.example.cl',
    label: 'Cuenta institucional',
    roles: [{ value: 'todos', role: 'admin' }],
    asksEachTime: false,
  };
  const words = valueWords(JSON.stringify({ oidc }), { part: 'signIn' });
  expect(words).toContain('https://cuentas.example.cl');
  expect(words).toContain('todos (Administración)');
  expect(words).toContain('Preguntar cada vez quién es: no');
  expect(valueWords(JSON.stringify(oidc.roles), { part: 'signIn' })).toBe('todos (Administración)');
});

it('what a kiosk says is told text by text, by the name of the kiosk, also when it is written for the first time', () => {
  const [service] = config.services;
  const next: BranchConfig = {
    ...config,
    kioskStart: {
      greeting: { 'es-CL': 'Bienvenidas', en: 'Welcome' },
      first: [service?.id ?? ''],
      each: [{ id: 'k1', greeting: { 'es-CL': 'Segundo piso' } }],
    },
  };
  const told = changesOf(config, next).map(({ path, after, effect }) => [
    partWords(path, next, new Map([['k1', 'Tótem 2']])),
    valueWords(after, { config: next }),
    effect,
  ]);
  expect(told).toEqual([
    ['Tótems · De un tótem · Tótem 2', '«Segundo piso»', 'now'],
    ['Tótems · Saludo', '«Bienvenidas» / «Welcome»', 'now'],
    ['Tótems · Trámites de la primera pantalla', service?.name, 'now'],
  ]);
  expect(changesOf(next, config)).toHaveLength(3);
  expect(changesOf(config, config)).toEqual([]);
});
