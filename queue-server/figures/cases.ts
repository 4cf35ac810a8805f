import type { CaseCountsView, CaseFigures } from '@turno25/shared/contracts/caseFigures.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import {
  answered,
  answeredInTime,
  type CaseCounts,
  type CaseEvent,
  type CaseRow,
  caseRows,
  countCases,
  countCasesBy,
} from '@turno25/shared/domain/figures/cases/v1.ts';
import { type Cell, csvText } from '@turno25/shared/figures/csvText.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';

export type CasePeriod = { readonly from: string; readonly to: string; readonly asOf: string };

/** Counts of cases from the ledger's events and nothing else. */
export function caseFiguresOf(
  ledger: Pick<Ledger, 'caseEvents'>,
  config: BranchConfig,
  period: CasePeriod,
): CaseFigures {
  const rows = rowsOf(ledger, config, period);
  const by = (field: Parameters<typeof countCasesBy>[1]) =>
    countCasesBy(rows, field).map(({ key, counts }) => ({ key, ...shown(counts) }));
  const nameOf = (id: string): string => config.institutions.find((one) => one.id === id)?.name ?? id;
  return {
    formulas: 1,
    ...period,
    total: shown(countCases(rows)),
    byKind: by('kind'),
    byInstitution: by('institutionId').map((group) => ({ ...group, name: nameOf(group.key) })),
    byChannel: by('channel'),
    byTerm: by('term'),
    byDay: by('registeredOn'),
  };
}

/** One line a case, for whoever counts in another way: no folio, and nothing of what it says. */
export function caseFiguresCsv(ledger: Pick<Ledger, 'caseEvents'>, config: BranchConfig, period: CasePeriod): string {
  const columns = [
    'registeredOn',
    'kind',
    'institution',
    'channel',
    'term',
    'stand',
    'timing',
    'ownHand',
    'later',
  ] as const;
  const lines = rowsOf(ledger, config, period).map((row): readonly Cell[] => [
    row.registeredOn,
    row.kind,
    row.institutionId,
    row.channel,
    row.term,
    row.stand,
    row.timing,
    row.ownHand ? 1 : 0,
    row.registeredLater ? 1 : 0,
  ]);
  return csvText(
    columns.map((column) => say(`caseFigures.column.${column}`)),
    lines,
  );
}

function rowsOf(
  ledger: Pick<Ledger, 'caseEvents'>,
  { branch: { zone } }: BranchConfig,
  period: CasePeriod,
): readonly CaseRow[] {
  const events = ledger.caseEvents(null).filter(({ type }) => type === 'oirsFiled' || type === 'oirsClosed');
  return caseRows(events as readonly CaseEvent[], { ...period, dateOf: (at) => localDate(at, zone) });
}

function shown(counts: CaseCounts): CaseCountsView {
  return { ...counts, inTime: shareView(answeredInTime(counts)), answered: shareView(answered(counts)) };
}
