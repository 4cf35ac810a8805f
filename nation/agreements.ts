import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Agreement, NationalContent } from '@turno25/shared/domain/national/document.ts';

/** Whoever signs the national document needs no agreement with itself. */
const HOUSE = 'ips';
/** As many as seed 000 counts; which they are is not public, so that these are examples and say so. */
const COUNT = 23;
/** Until when, days from the first: one ends soon, most later, some have no end. */
const UNTIL: readonly (number | null)[] = [45, 400, null, 800, 220];

/** Examples of agreements with every other institution of the catalogue; some institutions have two. */
export function exampleAgreements({ catalogue }: NationalContent, today: string): readonly Agreement[] {
  const others = catalogue.institutions.filter(({ id }) => id !== HOUSE);
  const twice = Math.max(0, COUNT - others.length);
  const parts = others.flatMap(({ id: institutionId }, place) => {
    const ids = catalogue.services.filter((one) => one.institutionId === institutionId).map(({ id }) => id);
    const half = place < twice && ids.length > 1 ? Math.ceil(ids.length / 2) : ids.length;
    return [ids.slice(0, half), ids.slice(half)].filter((own) => own.length > 0).map((own) => ({ institutionId, own }));
  });
  return parts.map(({ institutionId, own }, place) => {
    const days = UNTIL[place % UNTIL.length] ?? null;
    return {
      id: `ejemplo-${place + 1}`,
      institutionId,
      serviceIds: own,
      from: addDays(today, -700 - place),
      until: days === null ? null : addDays(today, days),
      act: `Convenio de ejemplo ${place + 1}`,
    };
  });
}
