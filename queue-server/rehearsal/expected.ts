import { readFileSync } from 'node:fs';
import type { RehearsalFigures } from '@turno25/shared/rehearsal/recorded/played.ts';
import { z } from 'zod';

const figures = z.object({
  within: z.number(),
  meanWait: z.number(),
  maxWait: z.number(),
  overPerTicket: z.number(),
  worstService: z.number(),
  overtaken: z.number(),
});

/** What another implementation got, by the trace's file name and then by rule. */
const expectedFile = z.record(z.string(), z.record(z.string(), figures));

export type ExpectedFigures = z.infer<typeof figures>;
export type Expected = z.infer<typeof expectedFile>;

/** Two decimals each, rounded apart: they may differ by one unit of the last. */
const TOLERANCE = 0.01 + 1e-9;

export function readExpected(file: string): Expected {
  return expectedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The figures that differ from what was expected, one text each. */
export function differences(expected: ExpectedFigures, got: RehearsalFigures): string[] {
  return (Object.keys(expected) as (keyof ExpectedFigures)[])
    .filter((name) => Math.abs(expected[name] - (got[name] ?? Number.NaN)) > TOLERANCE || got[name] === null)
    .map((name) => `${name}: expected ${expected[name]}, got ${got[name]}`);
}
