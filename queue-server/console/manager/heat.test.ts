import type { LiveService } from '@turno25/shared/contracts/live.ts';
import { describe, expect, it } from 'vitest';
import { bandTotals, heatRows } from './heat.ts';

const service = (serviceId: string, ages: LiveService['ages'], oldestEnteredAt: string | null): LiveService => ({
  serviceId,
  name: serviceId,
  institutionName: 'IPS',
  series: 'A',
  limitMs: 1_500_000,
  waiting: ages.reduce((sum, count) => sum + count, 0),
  preferentialWaiting: 0,
  ages,
  oldestEnteredAt,
  countersOpen: 1,
  attended: 0,
  within: 0,
  expected: null,
});

const services = [
  service('idle', [0, 0, 0, 0, 0], null),
  service('young', [4, 1, 0, 0, 0], '2026-11-20T13:15:00.000Z'),
  service('old', [2, 0, 0, 1, 0], '2026-11-20T13:00:00.000Z'),
];
const at = (iso: string) => Date.parse(iso);

describe('heatRows', () => {
  it('puts the longest wait first and those with nobody waiting last', () => {
    const rows = heatRows(services, at('2026-11-20T13:30:00.000Z'));
    expect(rows.map((row) => row.service.serviceId)).toEqual(['old', 'young', 'idle']);
  });

  it('measures heat against the fullest cell and marks the bands beyond the standard', () => {
    const [old, young] = heatRows(services, at('2026-11-20T13:30:00.000Z'));
    expect(young!.cells[0]).toEqual({ count: 4, heat: 1, beyond: false });
    expect(old!.cells[3]).toEqual({ count: 1, heat: 0.25, beyond: true });
  });

  it('says that the oldest is late only past its limit, inclusive', () => {
    expect(heatRows(services, at('2026-11-20T13:25:00.000Z'))[0]!.oldestLate).toBe(false);
    expect(heatRows(services, at('2026-11-20T13:25:00.001Z'))[0]!.oldestLate).toBe(true);
  });
});

describe('bandTotals', () => {
  it('adds the services up', () => {
    expect(bandTotals(services)).toEqual([6, 1, 0, 1, 0]);
  });
});
