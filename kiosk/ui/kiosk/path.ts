import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { currentStep, type Flow } from './flow.ts';

/** What the person has chosen so far, in words, as one line. */
export function pathOf(flow: Flow, catalog: Catalog | null): readonly string[] {
  const step = currentStep(flow);
  if (step.at === 'ticket' || catalog === null) return [];
  const words: string[] = [];
  if (flow.visitClass !== null) words.push(say(`class.${flow.visitClass}`));
  for (const taken of flow.steps) {
    if (taken.at === 'institutions' && step.at === 'institutions') words.push(say('kiosk.services.others'));
    if (taken.at === 'institution') {
      const institution = catalog.institutions.find(({ id }) => id === taken.institutionId);
      if (institution !== undefined) words.push(institution.shortName);
    }
  }
  return words;
}
