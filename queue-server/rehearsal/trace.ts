import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Trace, TraceCounter, TraceDay, TraceTicket } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { z } from 'zod';

const minutes = z.number().nonnegative();

const counter = z.object({
  id: z.int().nonnegative(),
  skills: z.array(z.int().nonnegative()),
  order: z.array(z.int().nonnegative()).default([]),
  quick: z.boolean().default(false),
  speed: z.number().positive().default(1),
  shifts: z.array(z.tuple([z.number(), z.number()])).optional(),
  break_at: minutes.optional(),
  break_dur: minutes.optional(),
}) satisfies z.ZodType<TraceCounter>;

const day = z.object({
  type: z.literal('day'),
  date: z.iso.date().optional(),
  open_min: minutes,
  noshow_cost: minutes,
  wrap_min: minutes.default(0),
  services: z.array(
    z.object({
      id: z.int().nonnegative(),
      code: z.string(),
      mean: minutes,
      cv: z.number().nonnegative(),
      target: minutes,
    }),
  ),
  counters: z.array(counter),
  absences: z.array(z.object({ att: z.int().nonnegative(), from: minutes, to: minutes })).default([]),
  observed: z.record(z.string(), z.number()).optional(),
}) satisfies z.ZodType<TraceDay>;

const ticket = z.object({
  type: z.literal('ticket'),
  id: z.int().nonnegative(),
  t: minutes,
  svc: z.int().nonnegative(),
  pref: z.union([z.literal(0), z.literal(1)]),
  dur: minutes,
  noshow: z.union([z.literal(0), z.literal(1)]),
  patience: minutes.optional(),
  xsvc: z.int().nonnegative().optional(),
  xdur: minutes.optional(),
}) satisfies z.ZodType<TraceTicket>;

/** Reads a trace in JSONL. The error names the first line that does not fit. */
export function readTrace(file: string): Result<Trace, string> {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch {
    return err(`cannot read ${file}`);
  }
  const [first, ...rest] = lines;
  const head = parseLine(day, first ?? '');
  if (head === null) return err(`${file}: line 1 is not a day`);
  const tickets: TraceTicket[] = [];
  for (const [index, line] of rest.entries()) {
    const parsed = parseLine(ticket, line);
    if (parsed === null) return err(`${file}: line ${index + 2} is not a ticket`);
    tickets.push(parsed);
  }
  return ok({ day: head, tickets });
}

function parseLine<T extends z.ZodType>(schema: T, line: string): z.output<T> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
