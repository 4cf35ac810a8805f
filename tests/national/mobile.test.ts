import { foldMissing } from '@turno25/central/intake/foldMissing.ts';
import { mobileOf } from '@turno25/central/national/mobile.ts';
import { openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { UNMEASURED } from '@turno25/central/warehouse/port.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { expect, test } from 'vitest';
import { linesOf, NOW, pinnedOf, receiving } from '../central/delivered.ts';
import { mobileConfig, withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';

const DAY_MS = 24 * 3_600_000;
const UNIT = { branchId: 'movil', name: 'Móvil', regionId: '14', provinceId: '141', comunaId: '14108', category: 'D' };

test('a unit is told where it was each day, whatever is published after that day opened', () => {
  const clock = new VirtualClock(Date.parse('2026-11-17T12:00:00Z'));
  return withBranch(
    async (branch) => {
      const moveTo = async (comuna: string) => {
        const { config, version = 1 } = branch.engine.state().config ?? {};
        if (config === undefined) throw new Error('it is configured');
        const moved = { ...config, branch: { ...config.branch, comuna } };
        const done = await branch.act({ type: 'publishConfig', config: moved, basedOn: version });
        expect(done.kind).toBe('done');
      };
      const workADay = async (during: () => Promise<void> = async () => undefined) => {
        await send(branch, MANAGER, { type: 'openDay' });
        await send(branch, KIOSK, ticketFor('clave-unica'));
        await during();
        await send(branch, MANAGER, { type: 'closeDay', force: true });
        clock.advance(DAY_MS);
      };
      const home = branch.engine.state().config?.config.branch.comuna ?? '';
      await workADay();
      await workADay(() => moveTo('14201'));
      await workADay();
      const warehouse = await openDuckDb(':memory:');
      await warehouse.migrate();
      const days = receiving(pinnedOf(branch), ({ evidence, follower }) => {
        follower.deliver(linesOf(branch).join('\n'), NOW);
        return foldMissing(evidence, follower, 'movil', { loaded: [], casesAs: null }).days;
      });
      await warehouse.load(days);
      const described = { ...UNIT, category: 'D', profile: 'mobile', proof: 'evidence', goalPercent: 80 } as const;
      const branches = [{ ...described, variables: UNMEASURED }];
      await warehouse.putDimensions({ branches, institutions: [], services: [] });
      const told = await mobileOf(warehouse, { from: '2026-11-01', to: '2026-11-30' });
      expect(told.stops).toMatchObject([
        { branchId: 'movil', comunaId: home, days: 2, from: '2026-11-17', to: '2026-11-18', tickets: 2 },
        { branchId: 'movil', comunaId: '14201', comuna: 'La Unión', days: 1, from: '2026-11-19', tickets: 1 },
      ]);
      await warehouse.close();
    },
    { clock, config: mobileConfig() },
  );
});
