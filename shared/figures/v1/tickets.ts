import { z } from 'zod';
import { count } from '../../contracts/primitives.ts';
import type { FigureBlocks, TicketCounts } from '../../domain/figures/v1/shape.ts';
import { block, kindsOf } from '../kinds.ts';

const of = kindsOf<TicketCounts>();
const end = z.strictObject({ attended: count, notAttended: count });

/** How many tickets there were, of which kind, and how they ended. */
export const tickets = block((figures: FigureBlocks) => figures.tickets, {
  issued: of.count({ key: 'tickets', words: 'figure.tickets' }, ({ issued }) => issued),
  estimatedTime: of.count(
    { key: 'tickets_hora_estimada', words: 'figure.estimatedTime' },
    ({ estimatedTime }) => estimatedTime,
  ),
  byChannel: of.plain(
    z.strictObject({ inPerson: count, mobileUnit: count, appointment: count }),
    ({ byChannel }) => byChannel,
  ),
  byClass: of.plain(z.strictObject({ general: count, preferential: count }), ({ byClass }) => byClass),
  ends: of.plain(
    z.strictObject({ finished: end, noShow: end, left: end, removed: end, expired: end, open: end }),
    ({ ends }) => ends,
  ),
});
