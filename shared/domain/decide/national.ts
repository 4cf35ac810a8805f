import { nationalDue, newestVersion } from '../national/due.ts';
import { withNational } from '../national/merge.ts';
import { must, ok } from '../result.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Documents that wait for their date at once: the centre's year, and then some. */
const MOST_WAITING = 12;

/**
 * A document of the centre is taken where the centre's key signed it and it is newer than what the branch has: an older one
 * never comes back, whoever brings it. It changes nothing before its date.
 */
export const takeNational: Decider<'takeNational'> = (state, { document }, facts) => {
  if (state.config === null) return refuse('config.none');
  if (document === null) return refuse('national.format');
  if (facts.trouble !== null) return refuse(`national.${facts.trouble}`);
  const known = newestVersion(state.national);
  const { version } = document;
  if (version === known) return refuse('national.alreadyTaken', { version });
  if (version < known) return refuse('national.older', { version, known });
  if (state.national.waiting.length >= MOST_WAITING) return refuse('national.tooMany', { count: MOST_WAITING });
  const date = document.validFrom > facts.localDate ? document.validFrom : facts.localDate;
  if (withNational(state.config.config, document, date, state.national.inForce).services.length === 0)
    return refuse('national.leavesNothing', { version });
  return ok([happened(facts, state.day?.date ?? null, 'nationalTaken', { document })]);
};

/** Never under an open day: the day goes on with what it was opened with, and so do the people in it. */
export const applyNational: Decider<'applyNational'> = (state, _command, facts) => {
  if (state.day !== null) return refuse('national.dayOpen', { date: state.day.date });
  const due = nationalDue(state, facts.localDate);
  if (due === null) return refuse('national.nothingDue');
  const { document, isNew, config } = due;
  const { version } = document;
  // A branch that publishes of its own between the taking and the date may have left itself nothing that is given.
  if (config?.services.length === 0) return refuse('national.leavesNothing', { version });
  const on = facts.localDate;
  const applied = isNew ? [happened(facts, null, 'nationalApplied', { version, on })] : [];
  if (config === null) return ok(applied);
  const published = {
    version: must(state.config, 'it is merged into one').version + 1,
    hash: must(facts.configHash, 'it is of the same state'),
    config,
    national: version,
    on,
  };
  return ok([...applied, happened(facts, null, 'configPublished', published)]);
};
