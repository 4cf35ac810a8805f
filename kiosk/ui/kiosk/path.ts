import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { currentStep, type Flow } from './flow.ts';

/** What the person has chosen so far, in words, as one line. */
export function pathOf(flow: Flow, catalog: Catalog | null, say: Translate): readonly string[] {
  const step = currentStep(flow);
  if (step.at === 'ticket' || step.at === 'already' || catalog === null) return [];
  const words: string[] = [];
  if (flow.visitClass !== null) words.push(say(`class.${flow.visitClass}`));
  for (const taken of flow.steps) {
    if (taken.at === 'survey') words.push(say('survey.title'));
    if (taken.at === 'checkIn') words.push(say('kiosk.checkIn.title'));
    if (taken.at === 'oirs') words.push(say('oirs.title'));
    if (taken.at === 'institutions' && step.at === 'institutions') words.push(say('kiosk.services.others'));
    if (taken.at === 'institution') {
      const institution = catalog.institutions.find(({ id }) => id === taken.institutionId);
      if (institution !== undefined) words.push(institution.shortName);
    }
  }
  // The service itself is named by the steps that follow its choice, and the confirmation shows it large.
  if ('serviceId' in step && step.at !== 'confirm' && step.at !== 'elsewhere') {
    const service = catalog.services.find(({ id }) => id === step.serviceId);
    if (service !== undefined) words.push(service.name);
  }
  return words;
}
