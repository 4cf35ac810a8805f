import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { Translate } from '@turno25/shared/i18n/messages.ts';
import { currentStep } from './entry.ts';
import type { Entry } from './steps.ts';

/** What the person has chosen so far, in words, as one line. */
export function entryPath(entry: Entry, catalog: Catalog, say: Translate): readonly string[] {
  const step = currentStep(entry);
  if (step.at === 'ticket' || step.at === 'already') return [];
  const words: string[] = [];
  if (entry.visitClass !== null) words.push(say(`class.${entry.visitClass}`));
  const confirmed = entry.steps.findLastIndex(({ at }, index) => at === 'confirm' && index < entry.steps.length - 1);
  // Of one that is being added, its own way alone.
  for (const taken of entry.steps.slice(confirmed + 1)) {
    if (taken.at === 'checkIn') words.push(say('kiosk.checkIn.title'));
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
