import { z } from 'zod';
import { type ShareView, spread } from '../../contracts/figures.ts';
import { count, millis, opaqueId, ratio } from '../../contracts/primitives.ts';
import type { FigureBlocks, ServiceFigures } from '../../domain/figures/v1/shape.ts';
import { MINUTE } from '../../domain/ids.ts';
import { each } from '../groups.ts';
import { block, guardedFigure, kindsOf } from '../kinds.ts';
import { shareLine, spreadLines } from '../lines.ts';
import { hundredths, shareView, spreadView } from '../numbers.ts';

const HOUR = 60 * MINUTE;
const of = kindsOf<ServiceFigures>();

/** Time of attention and use of counters (docs/domain.md D5). */
export const service = block((figures: FigureBlocks) => figures.service, {
  occupancy: of.share({ key: 'ocupacion', words: 'figure.occupancy' }, ({ occupancy }) => occupancy),
  // The denominator stays in milliseconds, as it is summed.
  throughputPerHour: of.quotient(
    { key: 'rendimiento', words: 'figure.throughput' },
    ({ throughput }) => throughput,
    'unit.perHour',
    (fraction) => hundredths(fraction, HOUR),
  ),
  byService: each(
    ({ byService }: ServiceFigures) => byService,
    z.strictObject({
      serviceId: opaqueId,
      finished: spread,
      transferred: z.strictObject({ n: count, sumMs: millis }),
    }),
    (row) => ({ ...row, finished: spreadView(row.finished) }),
    ({ serviceId, finished }, { say, serviceName }) =>
      spreadLines(say, `atencion.${serviceId}`, say('figure.attention', { service: serviceName(serviceId) }), finished),
  ),
  byCounter: guardedFigure(
    each(
      ({ byCounter }: ServiceFigures) => byCounter,
      z.strictObject({
        counterId: opaqueId,
        serviceMs: millis,
        availableMs: millis,
        callingMs: millis,
        pausedMs: millis,
        finished: count,
        occupancy: ratio,
      }),
      (row) => ({ ...row, occupancy: shareView({ num: row.serviceMs, den: row.serviceMs + row.availableMs }) }),
      ({ counterId, occupancy }: { counterId: string; occupancy: ShareView }, { say }) => [
        shareLine(say, `ocupacion.${counterId}`, say('figure.counterOccupancy', { counter: counterId }), occupancy),
      ],
    ),
  ),
});
