import { z } from 'zod';
import { count } from '../../contracts/primitives.ts';
import type { DoorFigures } from '../../domain/figures/v2/door.ts';
import { DOOR_ANSWERS, type DoorAnswer } from '../../domain/visit/door.ts';
import type { Indicator, Words } from '../declaration.ts';
import { countLine } from '../lines.ts';

const KEYS = {
  informed: 'informadas',
  documentsMissing: 'falta_documento',
  online: 'en_linea',
  otherBranch: 'otra_sucursal',
  notHere: 'no_corresponde',
} as const satisfies Readonly<Record<DoorAnswer, string>>;

const schema = z.strictObject({
  resolved: z.array(z.strictObject({ how: z.enum(DOOR_ANSWERS), count })),
  outside: z.strictObject({ marks: count, most: count }),
});
export type DoorFiguresView = z.infer<typeof schema>;

/** What a host told at the door: beside the standard and part of no share. */
export const door = {
  schema,
  show: ({ resolved, outside }: DoorFigures): DoorFiguresView => ({
    resolved: resolved.flatMap(({ how, count: times }) => {
      const known = DOOR_ANSWERS.find((answer) => answer === how);
      return known === undefined ? [] : [{ how: known, count: times }];
    }),
    outside: { ...outside },
  }),
  lines: ({ resolved, outside }: DoorFiguresView, { say }: Words): readonly Indicator[] => [
    ...resolved.map(({ how, count: times }) => countLine(say, `puerta.${KEYS[how]}`, say(`figure.door.${how}`), times)),
    countLine(say, 'fila_afuera.conteos', say('figure.outside.marks'), outside.marks),
    countLine(say, 'fila_afuera.maximo', say('figure.outside.most'), outside.most),
  ],
} as const;
