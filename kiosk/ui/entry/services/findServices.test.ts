import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { describe, expect, it } from 'vitest';
import seed from '../../../../queue-server/configuration/seed/chileatiende.json' with { type: 'json' };
import { findServices } from './findServices.ts';

/** The catalogue that every new branch begins with. */
const catalog = {
  institutions: seed.institutions,
  services: seed.services.map((service) => ({ ...service, given: true, waiting: 0, expected: null })),
} as unknown as Catalog;

const found = (written: string): readonly string[] => findServices(written, catalog).map(({ id }) => id);

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
    const ids = findServices('bono', { ...catalog, services }).map(({ id }) => id);
    expect(ids.indexOf('bono-atencion')).toBeGreaterThan(0);
    expect(ids).toContain('bono-atencion');
  });
});
