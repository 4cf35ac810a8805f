import type { CaseCountsView, CaseFigures, CaseGroupView } from '@turno25/shared/contracts/caseFigures.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';

/** What cases are counted by. */
export const ASPECTS = ['kind', 'institution', 'channel', 'term', 'day'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The groups of an aspect, each with its name as it is read. */
export function groupsOf(
  figures: CaseFigures,
  aspect: Aspect,
): readonly (CaseGroupView & { readonly label: string })[] {
  switch (aspect) {
    case 'kind':
      return figures.byKind.map((group) => ({ ...group, label: say(`oirsTray.kind.${group.key as 'query'}`) }));
    case 'institution':
      return figures.byInstitution.map((group) => ({ ...group, label: group.name }));
    case 'channel':
      return figures.byChannel.map((group) => ({ ...group, label: say(`oirsTray.came.${group.key as 'desk'}`) }));
    case 'term':
      return figures.byTerm.map((group) => ({ ...group, label: termLabel(group.key) }));
    case 'day':
      return figures.byDay.map((group) => ({ ...group, label: plainDate(group.key) }));
  }
}

function termLabel(term: string): string {
  if (term === 'none' || term === 'unknown') return say(`caseFigures.term.${term}`);
  return say('caseFigures.term.days', { days: term });
}

type Timings = CaseCountsView['by']['open'];

export function sumOf({ inTime, late, noTerm }: Timings): number {
  return inTime + late + noTerm;
}

/** Whatever it ended as, or open: nobody answered it in time. */
export function lateOf({ by }: Pick<CaseCountsView, 'by'>): number {
  return by.answered.late + by.referred.late + by.withdrawn.late + by.open.late;
}
