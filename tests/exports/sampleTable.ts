import type { About } from '@turno25/shared/exports/about.ts';
import type { TableHead, TableRow } from '@turno25/shared/exports/flat.ts';
import type { Random } from '@turno25/shared/time/random.ts';

export const ABOUT: About = {
  branchId: 'santiago',
  branchName: 'ChileAtiende Ñuñoa',
  from: '2026-11-02',
  to: '2026-11-20',
  madeAt: Date.parse('2026-11-21T12:00:00Z'),
  zone: 'America/Santiago',
};

/** A table with every type of column, and what is hard to write in each. */
export const HEAD: TableHead = {
  key: 'fact_answer',
  title: 'Respuestas: [prueba]/encuesta',
  schema: 3,
  columns: [
    { key: 'business_date', title: 'Fecha', type: 'date' },
    {
      key: 'service_id',
      title: 'Trámite',
      type: 'text',
      labels: { pension: 'Pensión garantizada universal', rsh: 'Registro' },
    },
    { key: 'words', title: '¿Qué dijo?', type: 'text', note: 'Como lo escribió la persona' },
    { key: 'grade', title: 'Nota', type: 'integer', absent: 'No responde' },
    { key: 'wait_ms', title: 'Espera', type: 'millis' },
    { key: 'waits_from', title: 'Desde', type: 'instant' },
    { key: 'attended', title: 'Atendida', type: 'boolean' },
    { key: 'official', title: 'Oficial', type: 'ratio', hides: true },
  ],
};

const WORDS = [
  '=HYPERLINK("http://x";"y")',
  'ñandú; "comillas", coma',
  'dos\nlíneas',
  '+56 9',
  '-1',
  '@SUM(A1)',
  '',
  ' espacios ',
  'x'.repeat(240),
  'Mapudungun ŋ',
];

const randomInt = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;

/** Rows by chance, the same for the same source. */
export function sampleRows(random: Random, count: number): readonly TableRow[] {
  return Array.from({ length: count }, (): TableRow => {
    const denominator = randomInt(random, 0, 40);
    return [
      `2026-11-${String(randomInt(random, 2, 20)).padStart(2, '0')}`,
      pick(random, ['pension', 'rsh', 'otro']),
      pick(random, [...WORDS, null]),
      pick(random, [1, 2, 3, 4, 5, 6, 7, null]),
      pick(random, [null, randomInt(random, 0, 90_000_000)]),
      ABOUT.madeAt - randomInt(random, 0, 1_000_000) * 1000,
      pick(random, [true, false, 1, 0]),
      pick(random, ['hidden' as const, { numerator: randomInt(random, 0, denominator), denominator }]),
    ];
  });
}
