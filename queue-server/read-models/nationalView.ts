import type { NationalSettings } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { endingSoon, holdsOn } from '@turno25/shared/domain/national/agreements.ts';
import type { Agreement, NationalDocument } from '@turno25/shared/domain/national/document.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';

/** What the branch holds of the centre on a date, and what of it is its own to change. */
export function nationalView(
  { national: { inForce, waiting } }: Pick<BranchState, 'national'>,
  date: string,
  trouble: string | null,
): NationalSettings {
  return {
    inForce: inForce === null ? null : summaryOf(inForce),
    waiting: waiting.map(summaryOf),
    mayChange: [...(inForce?.mayChange ?? [])],
    agreements: inForce === null ? [] : inForce.agreements.map((one) => agreementView(one, inForce, date)),
    trouble,
  };
}

function summaryOf({ version, validFrom, catalogue, holidays, texts, goals }: NationalDocument) {
  return {
    version,
    validFrom,
    services: catalogue.services.length,
    institutions: catalogue.institutions.length,
    holidays: holidays.length,
    notices: texts.notices.length,
    templates: texts.templates.length,
    goals: goals?.list.length ?? 0,
  };
}

function agreementView(
  agreement: Agreement,
  { catalogue }: NationalDocument,
  date: string,
): NationalSettings['agreements'][number] {
  const { institutionId, serviceIds, from, until, act } = agreement;
  return {
    institution: catalogue.institutions.find(({ id }) => id === institutionId)?.name ?? institutionId,
    services: serviceIds.length,
    from,
    until,
    act,
    standing: standingOf(agreement, date),
  };
}

function standingOf(agreement: Agreement, date: string): NationalSettings['agreements'][number]['standing'] {
  if (agreement.from > date) return 'notYet';
  if (!holdsOn(agreement, date)) return 'ended';
  return endingSoon([agreement], date).length > 0 ? 'endsSoon' : 'holds';
}
