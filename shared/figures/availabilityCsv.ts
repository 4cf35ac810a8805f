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
  const row = (
    {
      kind,
      share,
      losses,
      unwatchedMs,
    }: Pick<AvailabilityView['kinds'][number], 'kind' | 'share' | 'losses' | 'unwatchedMs'>,
    [id, name, places, revokedAt]: readonly [Cell, Cell, Cell, Cell],
  ): readonly Cell[] => [
    say(`availability.kind.${kind}`),
    id,
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
  ];
  const rows = [
    ...kinds.map((kind) => row(kind, [null, say('availability.all'), null, null])),
    ...machines.map((machine) => row(machine, [machine.deviceId, machine.name, machine.places, machine.revokedAt])),
  ];
  return csvText(HEADER, rows);
}
