import type { Drawing } from './drawing.ts';
import { interpret } from './interpret.ts';
import { toSvg } from './svg.ts';

export type RenderedPaper = Pick<Drawing, 'text' | 'cuts' | 'unknown' | 'qrs'> & { readonly svg: string };

/** What a captured job looks like on paper `width` dots wide. */
export function renderJob(job: Uint8Array, width: number): RenderedPaper {
  const drawing = interpret(job, width);
  const { text, cuts, unknown, qrs } = drawing;
  return { svg: toSvg(drawing, width), text, cuts, unknown, qrs };
}
