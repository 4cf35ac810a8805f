import type { CubeReady } from '@turno25/shared/contracts/cube.ts';
import { error95 } from '@turno25/shared/domain/figures/v1/satisfaction.ts';
import type { Sheet } from '@turno25/shared/exports/xlsx/sheet.ts';
import { wordsSheet } from '@turno25/shared/exports/xlsx/tableSheets.ts';
import type { BreakdownKey } from '@turno25/shared/figures/cube/breakdowns.ts';
import { sumSql } from '@turno25/shared/figures/cube/expression.ts';
import { type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import { pointsUp } from '@turno25/shared/figures/numbers.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { cellText } from '../report/tables.ts';

/** The indicators of processes that are told of, in the order of the sheets. */
const PROCESS: readonly FigureKey[] = ['official', 'strict', 'abandonment', 'returned', 'casesInTime'];
const OPINIONS: readonly FigureKey[] = [
  'satisfied',
  'netSatisfaction',
  'meanGrade',
  'resolvedByCitizen',
  'answers',
  'response',
];
const WIDTHS = [34, 60, 18, 18];

export type SheetParts = {
  readonly branchName: string;
  readonly institution: string;
  /** Who answers for the figures, as whoever asks for the sheets writes it. */
  readonly contact: string;
  readonly months: { readonly from: string; readonly to: string };
  readonly smallestCell: number;
  readonly ask: (figures: readonly FigureKey[], by: readonly BreakdownKey[]) => CubeReady;
};

/**
 * The two sheets that the central system asks of a service (docs/domain.md A0, the study of 2016): one for each indicator of a
 * process, with the last twelve months, and one for the study of satisfaction.
 */
export function indicatorSheets(parts: SheetParts): readonly Sheet[] {
  return [...PROCESS.map((key) => processSheet(parts, key)), satisfactionSheet(parts)];
}

function processSheet({ branchName, institution, contact, months, ask }: SheetParts, key: FigureKey): Sheet {
  const { figures, main } = ask([key], ['month']);
  const figure = figures[0];
  const rows = main.groups.map(({ titles, cells: [cell] }) => [
    titles.join(' '),
    cellText(cell),
    part(cell, 'numerator'),
    part(cell, 'denominator'),
  ]);
  return wordsSheet(
    figure?.title ?? key,
    [
      [say('sheets.process', { name: figure?.title ?? key })],
      [say('sheets.institution'), `${institution}, ${branchName}`],
      [say('sheets.scope'), say('sheets.scopeValue')],
      [
        say('sheets.description'),
        say('sheets.describes', { name: figure?.title ?? key, unit: figure?.unitTitle ?? '' }),
      ],
      [say('sheets.formula'), say(figureOf(key).denominator === undefined ? 'sheets.sum' : 'sheets.quotient')],
      [say('sheets.numerator'), sumSql(figureOf(key).numerator)],
      [say('sheets.denominator'), denominatorOf(key)],
      [say('sheets.note'), figure?.leavesOut ?? ''],
      [say('sheets.verification'), `${figure?.source ?? ''}. ${say('sheets.ledger')}`],
      [say('sheets.contact'), contact],
      [''],
      [say('sheets.months', months)],
      [say('sheets.month'), say('report.value'), say('report.numerator'), say('report.denominator')],
      ...rows,
      [
        say('report.all'),
        cellText(main.total[0]),
        part(main.total[0], 'numerator'),
        part(main.total[0], 'denominator'),
      ],
    ],
    WIDTHS,
  );
}

function satisfactionSheet({ branchName, institution, contact, months, smallestCell, ask }: SheetParts): Sheet {
  const whole = ask(OPINIONS, []);
  const byMonth = ask(OPINIONS, ['month']);
  const answers = whole.main.total[OPINIONS.indexOf('answers')];
  const response = whole.main.total[OPINIONS.indexOf('response')];
  const sample = answers?.hidden === null ? (answers.numerator ?? 0) : null;
  const attended = response?.hidden === null ? (response.denominator ?? 0) : null;
  const error = sample === null || sample === 0 ? null : pointsUp(error95(sample, attended));
  const decimal = (value: number | null): string =>
    value === null ? say('report.hidden') : String(value).replace('.', ',');
  return wordsSheet(
    say('report.opinions'),
    [
      [say('sheets.satisfaction')],
      [say('sheets.institution'), `${institution}, ${branchName}`],
      [say('sheets.scope'), say('sheets.scopeValue')],
      [say('sheets.questions'), say('sheets.questionsValue')],
      [say('sheets.universe'), say('sheets.universeValue', { attended: decimal(attended) })],
      [say('sheets.sample'), say('sheets.sampleValue', { sample: decimal(sample) })],
      [say('sheets.error'), say('sheets.errorValue', { error: decimal(error) })],
      [say('sheets.database'), say('sheets.databaseValue', { least: smallestCell })],
      [say('sheets.warning'), say('report.notMesu')],
      [say('sheets.contact'), contact],
      [''],
      [say('sheets.months', months)],
      [say('sheets.month'), ...whole.figures.map(({ title, unitTitle }) => `${title} (${unitTitle})`)],
      ...byMonth.main.groups.map(({ titles, cells }) => [titles.join(' '), ...cells.map(cellText)]),
      [say('report.all'), ...whole.main.total.map(cellText)],
    ],
    [34, 60, 18, 18, 18, 18, 18],
  );
}

type Cell = CubeReady['main']['total'][number] | undefined;

function part(cell: Cell, name: 'numerator' | 'denominator'): string {
  if (cell === undefined || cell.hidden !== null) return say('report.hidden');
  return cell[name] === null ? '' : String(cell[name]);
}

function denominatorOf(key: FigureKey): string {
  const { denominator } = figureOf(key);
  return denominator === undefined ? '1' : sumSql(denominator);
}
