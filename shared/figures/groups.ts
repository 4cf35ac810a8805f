import { z } from 'zod';
import { type ShareView, type SpreadView, spread } from '../contracts/figures.ts';
import { ratio } from '../contracts/primitives.ts';
import type { Compliance } from '../domain/figures/v1/shape.ts';
import type { Figure, Indicator, Showing, Words } from './declaration.ts';
import { shareLine, spreadLines } from './lines.ts';
import { shareView, spreadView } from './numbers.ts';

/** What is shown of the standard for any group of visits. */
export type ComplianceView = { readonly official: ShareView; readonly strict: ShareView; readonly wait: SpreadView };

export const complianceParts = { official: ratio, strict: ratio, wait: spread };

export function showCompliance({ official, strict, wait }: Compliance): ComplianceView {
  return { official: shareView(official), strict: shareView(strict), wait: spreadView(wait) };
}

/** The lines of a group: `key` and `name` are the group's own. */
export function complianceLines(key: string, name: string, view: ComplianceView, { say }: Words): readonly Indicator[] {
  return [
    shareLine(say, `${key}.oficial`, say('figure.group.official', { name }), view.official),
    shareLine(say, `${key}.estricto`, say('figure.group.strict', { name }), view.strict),
    ...spreadLines(say, `${key}.espera`, say('figure.group.wait', { name }), view.wait),
  ];
}

/** A figure for each of some rows that have an id. */
export function each<Raw, Row, View extends object>(
  read: (raw: Raw) => readonly Row[],
  schema: z.ZodType<View>,
  show: (row: Row, showing: Showing) => View,
  lines: (view: View, words: Words) => readonly Indicator[],
): Figure<Raw, View[]> {
  return {
    schema: z.array(schema),
    show: (raw, showing) => read(raw).map((row) => show(row, showing)),
    lines: (views, words) => views.flatMap((view) => lines(view, words)),
  };
}
