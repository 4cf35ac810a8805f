import { SECOND } from '../../ids.ts';
import { given, type Policy, pick } from '../policy.ts';

/**
 * Novo SGA 1.5 (`src/Novosga/Service/FilaService.php`): weight plus one times the age in seconds, the heavier first on
 * a tie. The age is the database's clock less the web server's, so a database that is `dbClockBehindMs` behind makes
 * ages negative, and a negative age gets worse by its weight: priority is turned upside down.
 */
export const novosga15: Policy = {
  name: 'novosga-1.5',
  version: 1,
  idleOrder: 'longestIdle',
  tiers: ['WEIGHTED'],
  defaults: { dbClockBehindMs: 0 },
  choose: (view, params) =>
    pick(
      view.callable.map((ticket) => {
        const age = Math.floor((view.now - given(params, 'dbClockBehindMs') - ticket.arrivedAt) / SECOND);
        // Twice the product leaves room for the second key, the weight, below it.
        const weighted = 2 * age * (ticket.preferential ? 2 : 1) + (ticket.preferential ? 1 : 0);
        return { ticket, tier: 'WEIGHTED', rank: 0, key: -weighted, numbers: null };
      }),
    ),
};
