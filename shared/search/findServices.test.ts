import { describe, expect, it } from 'vitest';
import seed from '../../queue-server/configuration/seed/chileatiende.json' with { type: 'json' };
import type { Catalog } from '../contracts/catalog.ts';
import type { Language } from '../i18n/languages.ts';
import { findServices } from './findServices.ts';
import dailyWords from './testing/dailyWords.json' with { type: 'json' };

/** The catalogue that every new branch begins with. */
const catalog = {
  institutions: seed.institutions,
  services: seed.services.map((service) => ({ general: false, ...service, given: true, waiting: 0, expected: null })),
} as unknown as Catalog;

const found = (written: string, language: Language = 'es-CL'): readonly string[] =>
  findServices(written, catalog, language).map(({ id }) => id);

describe('what people write', () => {
  it.each([
    ['papel de antecedentes', 'certificados-rc'],
    ['PAPEL DE ANTECEDENTES', 'certificados-rc'],
    ['antesedentes', 'certificados-rc'],
    ['certificado de nacimeinto', 'certificados-rc'],
    ['jubilación', 'pgu'],
    ['jubilacion', 'pgu'],
    ['juvilacion', 'pgu'],
    ['quiero jubilarme', 'pgu'],
    ['clave unica', 'clave-unica'],
    ['claveunica', 'clave-unica'],
    ['finikito', 'finiquito'],
    ['pase escolar', 'tne'],
    ['casa', 'subsidio-vivienda'],
    ['subsidio de ariendo', 'subsidio-vivienda'],
    ['me despidieron del trabajo', 'finiquito'],
    ['bodas de oro', 'bodas-de-oro'],
    ['ficha', 'rsh'],
    ['notas', 'certificado-estudios'],
  ])('"%s" finds %s first', (written, id) => {
    expect(found(written)[0]).toBe(id);
  });

  it('"bono" finds every bono, and puts a frequent one first', () => {
    expect(found('bono')[0]).toBe('bono-atencion');
    expect(found('bono')).toEqual(expect.arrayContaining(['aporte-familiar', 'bono-por-hijo', 'bodas-de-oro']));
  });

  it('finds by the beginning of a word while it is being written', () => {
    expect(found('jubi')).toContain('pgu');
    expect(found('antec')[0]).toBe('certificados-rc');
  });

  it('finds by institution', () => {
    expect(found('sernac')).toEqual(['reclamo-sernac']);
    expect(
      found('fonasa')
        .slice(0, 4)
        .every((id) => id.startsWith('fonasa') || id === 'bono-atencion'),
    ).toBe(true);
  });

  it.each(['', '   ', 'de la', 'xyzzy', 'qwerty uiop'])('"%s" finds nothing', (written) => {
    expect(found(written)).toEqual([]);
  });

  it('puts what is given today before what is not, when both answer as well', () => {
    const services = catalog.services.map((service) => ({ ...service, given: service.id !== 'bono-atencion' }));
    const ids = findServices('bono', { ...catalog, services }, 'es-CL').map(({ id }) => id);
    expect(ids.indexOf('bono-atencion')).toBeGreaterThan(0);
    expect(ids).toContain('bono-atencion');
  });
});

describe.each(Object.entries(dailyWords))('words of daily life in %s', (language, byService) => {
  const asked = Object.entries(byService as Readonly<Record<string, readonly string[]>>).flatMap(([id, phrases]) =>
    phrases.map((phrase) => ({ phrase, id })),
  );

  it('lead to the service that they are about, first of all', () => {
    expect(asked.length).toBeGreaterThanOrEqual(120);
    expect(new Set(asked.map(({ id }) => id)).size, 'of every service').toBe(catalog.services.length);
    const wrong = asked.filter(({ phrase, id }) => found(phrase, language as Language)[0] !== id);
    expect(wrong.map(({ phrase, id }) => `${phrase}: ${found(phrase, language as Language)[0]}, not ${id}`)).toEqual(
      [],
    );
  });

  it('find it without accents or capitals, and with one letter too many', () => {
    const lost = asked.filter(({ phrase, id }) => {
      const bare = phrase.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      return found(bare, language as Language)[0] !== id;
    });
    expect(lost.map(({ phrase }) => phrase)).toEqual([]);
    const long = asked.filter(({ phrase }) => /^\p{L}{6,}$/u.test(phrase));
    const missed = long.filter(({ phrase, id }) => !found(`${phrase}x`, language as Language).includes(id));
    expect(missed.map(({ phrase }) => phrase)).toEqual([]);
  });
});
