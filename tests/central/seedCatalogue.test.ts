import { readFileSync, writeFileSync } from 'node:fs';
import { withProducts } from '@turno25/queue-server/configuration/catalogue/products.ts';
import { expect, test } from 'vitest';
import { seedConfig } from '../support/branch.ts';

const FILE = new URL('../../central/catalogue/seed/national.json', import.meta.url);

/** What branches always had to themselves stays theirs until the centre says otherwise; a limit may be shorter alone. */
const MAY_CHANGE = [
  'services.words',
  'services.series',
  'services.limitMinutes',
  'services.expectedMinutes',
  'services.guide',
  'services.order',
  'services.own',
  'holidays.own',
  'notices.own',
  'templates.own',
];

test('the catalogue that a new centre begins with is the one that branches are made of; UPDATE_SEED=1 writes it anew', () => {
  const { institutions, services } = withProducts(seedConfig());
  const content = {
    catalogue: { institutions, services: services.map(({ frequent: _frequent, ...service }) => service) },
    goals: null,
    holidays: [],
    texts: { notices: [], templates: [] },
    agreements: [],
    mayChange: MAY_CHANGE,
  };
  if (process.env.UPDATE_SEED === '1') writeFileSync(FILE, `${JSON.stringify(content, null, 1)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(content)));
});
