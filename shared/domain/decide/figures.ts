import { ok } from '../result.ts';
import { type Decider, happened, refuse } from './context.ts';

/** Figures by attendant are shown where the institution switched that on, and never without a trace. */
export const showAttendantFigures: Decider<'showAttendantFigures'> = (state, { of, from, to }, facts) => {
  if (state.config?.config.figures?.byAttendant !== true) return refuse('figures.notByAttendant');
  return ok([happened(facts, null, 'attendantFiguresShown', { by: facts.actor.id, of, from, to })]);
};
