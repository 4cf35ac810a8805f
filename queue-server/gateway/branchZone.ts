import { BRANCH_ZONE, zoneText } from '@turno25/shared/contracts/branchZone.ts';
import { offsetsBetween } from '@turno25/shared/time/zone.ts';
import type { FastifyInstance } from 'fastify';
import type { Branch } from '../branch.ts';

const DAY_MS = 86_400_000;
/** Past days are looked at on these pages, and hours are booked ahead. */
const DAYS_AROUND = 500;

/** Tells every page the branch's zone and offsets with each answer. Reckoned once a day, and when the zone is changed. */
export function tellZone(app: FastifyInstance, branch: Branch): void {
  let told = { zone: '', day: 0, text: '' };
  app.addHook('onRequest', async (_request, reply) => {
    const zone = branch.engine.state().config?.config.branch.zone;
    if (zone === undefined) return;
    const now = branch.engine.now();
    const day = Math.floor(now / DAY_MS);
    if (told.zone !== zone || told.day !== day) {
      const offsets = offsetsBetween(now - DAYS_AROUND * DAY_MS, now + DAYS_AROUND * DAY_MS, zone);
      told = { zone, day, text: zoneText({ name: zone, offsets }) };
    }
    reply.header(BRANCH_ZONE, told.text);
  });
}
