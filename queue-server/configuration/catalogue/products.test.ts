import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { findServices } from '@turno25/shared/search/findServices.ts';
import { expect, test } from 'vitest';
import { loadConfig, SEED_CONFIG } from '../load.ts';
import { withProducts } from './products.ts';

const loaded = loadConfig(SEED_CONFIG);
if (!loaded.ok) throw new Error(loaded.error);
const national = withProducts(loaded.value);

test('has 135 products of 20 institutions, each of one of them and under a name of its own', () => {
  expect([national.services.length, national.institutions.length]).toEqual([135, 20]);
  expect(new Set(national.services.map(({ id }) => id)).size).toBe(135);
  expect(new Set(national.services.map(({ name }) => name)).size).toBe(135);
  for (const { institutionId } of national.services)
    expect(national.institutions.map(({ id }) => id)).toContain(institutionId);
  for (const { id } of national.institutions)
    expect(
      national.services.some(({ institutionId }) => institutionId === id),
      id,
    ).toBe(true);
});

test('what a configuration has of its own stays as it is, and a second time nothing is added', () => {
  expect(national.services.slice(0, loaded.value.services.length)).toEqual(loaded.value.services);
  expect(withProducts(national)).toEqual(national);
  expect(branchConfig.safeParse(national).success).toBe(true);
});

/** As the kiosk has it: what the search reads of it is the same. */
const shown = { ...national, services: national.services } as unknown as Catalog;

test('what is paid at the counter says so, for units that carry no money', () => {
  const paid = national.services.filter(({ handlesMoney }) => handlesMoney).map(({ id }) => id);
  expect(paid).toEqual(expect.arrayContaining(['cedula', 'pasaporte', 'vehiculos', 'contribuciones']));
});

test('each product is among the first that its own words find', () => {
  for (const { id, name, words } of national.services) {
    const found = findServices(must(words[0], `${id} has words`), shown, 'es-CL').map((one) => one.id);
    expect(found.slice(0, 8), `${name}: ${words[0]}`).toContain(id);
  }
});
