import { describe, expect, test } from 'vitest';
import { aggregateFigures } from '../domain/figures/v1/aggregate.ts';
import { measureDay } from '../domain/figures/v1/measured.ts';
import { span, TestDay } from '../testing/testDay.ts';
import { localDateTime } from '../time/zone.ts';
import { dictionaryCsv, figuresCsv, visitsCsv } from './csv.ts';
import { csvText } from './csvText.ts';

const local = (instant: number): string => localDateTime(instant, 'America/Santiago');

/** Splits a table without quoted cells into rows of cells. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
}

/** The row of one indicator, by column name. */
function indicator(csv: string, key: string): Readonly<Record<string, string>> {
  const [header = [], ...rows] = rowsOf(csv);
  const row = rows.find((cells) => cells[header.indexOf('indicador')] === key) ?? [];
  return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
}

describe('text of a table', () => {
  test('begins with a byte-order mark, separates with semicolons and ends every row', () => {
    expect(csvText(['a', 'b'], [['x', 1]])).toBe('\uFEFFa;b\r\nx;1\r\n');
  });

  test('quotes what would break a cell and doubles the quotes inside', () => {
    expect(csvText(['a'], [['uno; dos'], ['di "hola"'], ['dos\nlíneas'], [null]])).toBe(
      '\uFEFFa\r\n"uno; dos"\r\n"di ""hola"""\r\n"dos\nlíneas"\r\n\r\n',
    );
  });

  test('numbers have a decimal comma, and a negative one stays a number', () => {
    expect(csvText(['a'], [[-16.67], [1_500_000], [0]])).toBe('\uFEFFa\r\n-16,67\r\n1500000\r\n0\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('a text that begins with %j cannot run', (text) => {
    expect(csvText(['a'], [[text]])).toBe(`\uFEFFa\r\n'${text}\r\n`);
  });

  test('a formula that also needs quoting is both guarded and quoted', () => {
    expect(csvText(['a'], [['=HYPERLINK("x";"y")']])).toBe('\uFEFFa\r\n"\'=HYPERLINK(""x"";""y"")"\r\n');
  });
});

describe('figures sheet', () => {
  test('each indicator has numerator, denominator, value, exclusions and version', () => {
    const day = new TestDay().attended('a', 0, span(5)).attended('b', 0, span(26)).attended('c', 0, span(9));
    day.attended('x', 0, span(1)).exclude('x', span(9), 'testTicket');
    expect(indicator(figuresCsv(day.figures()), 'oficial')).toEqual({
      desde: '2026-11-20',
      hasta: '2026-11-20',
      indicador: 'oficial',
      nombre: 'Atendidos dentro del límite, sobre atendidos',
      numerador: '2',
      denominador: '3',
      valor: '66,66',
      tiempo: '',
      unidad: 'porcentaje',
      excluidos: '1',
      formulas: '1',
    });
    expect(indicator(figuresCsv(day.figures()), 'excluidos.prueba.dentro')).toMatchObject({ valor: '1' });
    expect(indicator(figuresCsv(day.figures()), 'espera.p50')).toMatchObject({
      denominador: '3',
      valor: '540000',
      tiempo: '0:09:00',
    });
  });

  test('an undefined share leaves its value empty', () => {
    expect(indicator(figuresCsv(new TestDay().figures()), 'oficial')).toMatchObject({
      numerador: '0',
      denominador: '0',
      valor: '',
    });
  });

  test('a cell of few answers shows how many, and nothing else', () => {
    const csv = figuresCsv(new TestDay().answer('s1', 0, { global: 1 }).figures());
    expect(indicator(csv, 'satisfaccion.n')).toMatchObject({ valor: '1' });
    expect(indicator(csv, 'satisfaccion.6_7')).toMatchObject({ numerador: '', valor: '' });
    const shown = figuresCsv(new TestDay().answer('s1', 0, { global: 1 }).figures({ smallestCell: 1 }));
    expect(indicator(shown, 'satisfaccion.neta')).toMatchObject({ numerador: '-1', denominador: '1', valor: '-100' });
  });

  test('services go by their name, and a name that is a formula cannot run', () => {
    const csv = figuresCsv(new TestDay().attended('a', 0, 0).figures(), () => '=cmd');
    expect(indicator(csv, 'servicio.pension.oficial')).toMatchObject({ nombre: 'Cumplimiento oficial, =cmd' });
    const day = new TestDay().attended('a', 0, 0);
    expect(visitsCsv(measureDay(day.events, day.date, null).visits, local, () => '=cmd')).toContain(";'=cmd;");
  });

  test('keys are unique, in a day and in a period', () => {
    const day = new TestDay().attended('a', 0, span(5)).attended('b', 0, 0, { class: 'preferential' });
    for (let index = 0; index < 10; index += 1) day.answer(`s${index}`, index, { global: 7, visitId: 'a' });
    const period = aggregateFigures([day.figures()], { goalPercent: 90, smallestCell: 10 });
    if (!period.ok) throw new Error(period.error.code);
    for (const figures of [day.figures(), period.value]) {
      const keys = rowsOf(figuresCsv(figures)).map((cells) => cells[2]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('visit rows', () => {
  test('one attended in two stages and one who left, with every instant and wait', () => {
    const day = new TestDay();
    // wait 0–10 (called 9), attention 10–15, second wait 15–22, finished 30
    day.issue('a', 0).call('a', span(9)).recall('a', span(9, 30)).start('a', span(10));
    day.transfer('a', span(15), 'housing', 2).call('a', span(20), '2').start('a', span(22), '2');
    day.finish('a', span(30), 'partial', '2');
    day
      .issue('b', span(2), { class: 'preferential', estimatedTime: true })
      .add('visitLeft', span(40), { visitId: 'b' });
    day.exclude('b', span(50), 'contingency', '123/2026').close(span(330));
    const [header = [], ...rows] = rowsOf(visitsCsv(measureDay(day.events, day.date, null).visits, local));
    const [first, second] = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
    expect(first).toEqual({
      fecha: '2026-11-20',
      numero: 'A-001',
      origen: '',
      servicio: 'pension',
      clase: 'general',
      canal: 'presencial',
      emision: '2026-11-20T11:30:00.000Z',
      emision_local: '2026-11-20 08:30:00',
      inicio_espera: '2026-11-20T11:30:00.000Z',
      inicio_espera_local: '2026-11-20 08:30:00',
      primer_llamado: '2026-11-20T11:39:00.000Z',
      primer_llamado_local: '2026-11-20 08:39:00',
      ultimo_llamado: '2026-11-20T11:39:30.000Z',
      ultimo_llamado_local: '2026-11-20 08:39:30',
      inicio_atencion: '2026-11-20T11:40:00.000Z',
      inicio_atencion_local: '2026-11-20 08:40:00',
      fin: '2026-11-20T12:00:00.000Z',
      fin_local: '2026-11-20 09:00:00',
      limite: '0:25:00',
      limite_ms: '1500000',
      espera_oficial: '0:10:00',
      espera_oficial_ms: '600000',
      espera_primer_llamado: '0:09:00',
      espera_primer_llamado_ms: '540000',
      espera_ultimo_llamado: '0:09:30',
      espera_ultimo_llamado_ms: '570000',
      espera_total: '0:17:00',
      espera_total_ms: '1020000',
      transcurrido: '',
      transcurrido_ms: '',
      espera_posterior: '0:07:00',
      espera_posterior_ms: '420000',
      pausa_persona: '0:00:00',
      pausa_persona_ms: '0',
      traslados: '1',
      rellamados: '1',
      dentro_del_limite: 'sí',
      termino: 'atención terminada',
      resultado: 'en parte',
      exclusion: '',
      acto: '',
      hora_estimada: 'no',
      emision_no_antes: '',
      emision_no_antes_local: '',
      emision_no_despues: '',
      emision_no_despues_local: '',
      espera_estricta: '',
      espera_estricta_ms: '',
      espera_desde_llegada: '',
      espera_desde_llegada_ms: '',
      cuenta_oficial: '',
      cuenta_estricta: '',
      dentro_estricta: '',
      termino_breve: '',
      continua: '',
      tramites_realizados: '',
      resultado_de_cada_uno: '',
    });
    expect(second).toMatchObject({
      numero: 'A-002',
      clase: 'preferente',
      espera_oficial_ms: '',
      transcurrido: '0:38:00',
      transcurrido_ms: String(span(38)),
      dentro_del_limite: '',
      termino: 'se retira',
      exclusion: 'contingencia declarada',
      acto: '123/2026',
      hora_estimada: 'sí',
    });
  });
});

test('hours are the branch’s own, and a time of more than a day is still hours', () => {
  const day = new TestDay();
  day
    .issue('a', 0)
    .call('a', span(1))
    .start('a', span(25 * 60, 1))
    .finish('a', span(25 * 60 + 2), 'resolved', '1');
  const rowIn = (zone: string) => {
    const [header = [], row = []] = rowsOf(
      visitsCsv(measureDay(day.events, day.date, null).visits, (instant) => localDateTime(instant, zone)),
    );
    return Object.fromEntries(header.map((name, index) => [name, row[index]]));
  };
  expect(rowIn('Pacific/Easter')).toMatchObject({ emision_local: '2026-11-20 06:30:00', espera_oficial: '25:00:01' });
  expect(rowIn('America/Punta_Arenas')).toMatchObject({ emision_local: '2026-11-20 08:30:00' });
});

test('the dictionary explains every column of both tables', () => {
  const day = new TestDay();
  const columnsOf = (csv: string) => rowsOf(csv)[0] ?? [];
  const explained = rowsOf(dictionaryCsv().replaceAll(/"[^"]*"/g, 'quoted')).slice(1);
  const ofTable = (table: string) => explained.filter((row) => row[0] === table).map((row) => row[1]);
  expect(ofTable('cifras')).toEqual(columnsOf(figuresCsv(day.figures())));
  expect(ofTable('visitas')).toEqual(columnsOf(visitsCsv([], local)));
  expect(explained.every((row) => (row[2] ?? '').length > 5)).toBe(true);
});
