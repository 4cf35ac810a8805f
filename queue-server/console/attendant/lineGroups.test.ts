import type { LiveService } from '@turno25/shared/contracts/live.ts';
import { expect, it } from 'vitest';
import { aVisit } from '../testing/examples.ts';
import { lineGroups, waitingElsewhere } from './lineGroups.ts';

const service = (serviceId: string): LiveService => ({
  serviceId,
  name: serviceId,
  institutionName: 'IPS',
  series: 'A',
  limitMs: 1_500_000,
  waiting: 0,
  preferentialWaiting: 0,
  ages: [0, 0, 0, 0, 0],
  oldestEnteredAt: null,
  countersOpen: 1,
  attended: 0,
  within: 0,
  expected: null,
});

it('keeps the order of the services and of the line, and leaves out what the counter may not call', () => {
  const line = [
    aVisit({ id: 'a', serviceId: 's2' }),
    aVisit({ id: 'b', serviceId: 's1' }),
    aVisit({ id: 'c', serviceId: 's2' }),
    aVisit({ id: 'd', serviceId: 's3' }),
    aVisit({ id: 'e', serviceId: 's1', counterId: 'm2' }),
    aVisit({ id: 'f', serviceId: 's3', counterId: 'm1' }),
  ];
  const groups = lineGroups(line, ['s1', 's2', 's3', 's4'].map(service), { id: 'm1', serviceIds: ['s1', 's2'] });
  expect(groups.map((group) => [group.serviceId, group.visits.map((visit) => visit.id)])).toEqual([
    ['s1', ['b']],
    ['s2', ['a', 'c']],
    ['s3', ['f']],
  ]);
  expect(waitingElsewhere(line, groups)).toBe(2);
});
