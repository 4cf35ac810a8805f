import type { Flow, Step } from './passage.ts';

/** The person goes on to another question; what was wrong with the last one is over. */
export function onto(flow: Flow, step: Step): Flow {
  return { ...flow, steps: [...flow.steps, step], refusal: null, unread: false };
}

/** The question on screen changes. */
export function instead(flow: Flow, step: Step): Flow {
  const [first, ...rest] = flow.steps;
  return { ...flow, steps: rest.length === 0 ? [step] : [first, ...rest.slice(0, -1), step] };
}
