import type { AvailabilityView } from '../contracts/availability.ts';
import { say } from '../i18n/messages.ts';
import { type Cell, csvText } from './csvText.ts';

const HEADER = [
  'tipo',
  'id',
  'nombre',
  'desde',
  'hasta',
  'disponible_ms',
  'horario_ms',
  'porcentaje',
  'perdidas',
  'sin_vigilar_ms',
  'lugares',
  'revocado',
] as const;

/** One row a kind, then one a machine, in milliseconds: what a period's share is made of. */
export function availabilityCsv({ from, to, kinds, machines }: AvailabilityView): string {
  const rows: (readonly Cell[])[] = [
    ...kinds.map(({ kind, share, losses, unwatchedMs }) => [
      say(`availability.kind.${kind}`),
      null,
      say('availability.all'),
      from,
      to,
      share.numerator,
      share.denominator,
      share.percent,
      losses,
      unwatchedMs,
      null,
      null,
    ]),
    ...machines.map(({ kind, deviceId, name, share, losses, unwatchedMs, places, revokedAt }) => [
      say(`availability.kind.${kind}`),
      deviceId,
      name,
      from,
      to,
      share.numerator,
      share.denominator,
      share.percent,
      losses,
      unwatchedMs,
      places,
      revokedAt,
    ]),
  ];
  return csvText(HEADER, rows);
}
