import type { z } from 'zod';
import type { BranchConfig } from '../../domain/branch/config.ts';
import { overlapping } from '../../domain/branch/shifts.ts';
import { findPolicy, policyNames } from '../../domain/dispatch/registry.ts';
import { configShape } from './configShape.ts';
import { repeated } from './repeated.ts';

/** A branch's configuration: what a file seeds and `PUT /settings` replaces. References and names are checked, not only shapes. */
export const branchConfig = configShape.superRefine((config, context) => {
  const issue = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const unique = (list: string, values: readonly string[], message: string): void => {
    for (const value of repeated(values)) issue([list], `${message}: ${value}`);
  };
  unique(
    'institutions',
    config.institutions.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'services',
    config.services.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'counters',
    config.counters.map(({ id }) => id),
    'id repetido',
  );
  unique(
    'counters',
    config.counters.map(({ label }) => label),
    'número repetido',
  );
  unique('oirs', config.oirs?.templates?.map(({ id }) => id) ?? [], 'id de plantilla repetido');
  const institutions = new Set(config.institutions.map(({ id }) => id));
  for (const [index, service] of config.services.entries()) {
    if (!institutions.has(service.institutionId))
      issue(['services', index, 'institutionId'], 'institución desconocida');
  }
  for (const list of ['boards', 'notices'] as const) {
    unique(list, config[list]?.map(({ id }) => id) ?? [], 'id repetido');
  }
  const counters = new Set(config.counters.map(({ id }) => id));
  for (const [index, { layout, counterIds }] of (config.boards ?? []).entries()) {
    for (const id of counterIds ?? []) {
      if (!counters.has(id)) issue(['boards', index, 'counterIds'], `módulo desconocido: ${id}`);
    }
    if (layout === 'counter' && counterIds?.length !== 1)
      issue(['boards', index, 'counterIds'], 'la pantalla de un módulo es de uno solo');
  }
  unique('shifts', config.shifts?.map(({ id }) => id) ?? [], 'id repetido');
  for (const [index, { counterId }] of (config.shifts ?? []).entries()) {
    if (!counters.has(counterId)) issue(['shifts', index, 'counterId'], `módulo desconocido: ${counterId}`);
  }
  const crossed = overlapping(config.shifts ?? []);
  if (crossed !== null) issue(['shifts', crossed[1].id], `se cruza con otro turno: ${crossed[0].id}`);
  const services = new Set(config.services.map(({ id }) => id));
  for (const [index, counter] of config.counters.entries()) {
    for (const serviceId of counter.serviceIds) {
      if (!services.has(serviceId)) issue(['counters', index, 'serviceIds'], `trámite desconocido: ${serviceId}`);
    }
  }
  const { kioskStart } = config;
  for (const [place, { first }] of [kioskStart ?? {}, ...(kioskStart?.each ?? [])].entries()) {
    const path = place === 0 ? ['kioskStart', 'first'] : ['kioskStart', 'each', place - 1, 'first'];
    for (const id of first === undefined || first === 'used' ? [] : first) {
      if (!services.has(id)) issue(path, `trámite desconocido: ${id}`);
    }
  }
  for (const id of kioskStart?.institutions ?? []) {
    if (!institutions.has(id)) issue(['kioskStart', 'institutions'], `institución desconocida: ${id}`);
  }
  const policy = findPolicy(config.policy.name, config.policy.version);
  if (policy === null) issue(['policy', 'name'], `regla desconocida; hay: ${policyNames().join(', ')}`);
  for (const name of Object.keys(config.policy.params)) {
    if (policy !== null && !Object.hasOwn(policy.defaults, name))
      issue(['policy', 'params', name], 'parámetro desconocido');
  }
}) satisfies z.ZodType<BranchConfig>;
