import { z } from 'zod';
import type { GradesView, QuotientView, ShareView, SpreadView } from '../contracts/figures.ts';
import { grades, quotient, spread } from '../contracts/figures.ts';
import { count, millis, ratio } from '../contracts/primitives.ts';
import type { Fraction, Grades, Spread } from '../domain/figures/v1/shape.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { Figure, Named } from './declaration.ts';
import { gradesView } from './grades.ts';
import { countLine, gradeLines, quotientLine, shareLine, spreadLines } from './lines.ts';
import { hundredths, quotientView, shareView, spreadView } from './numbers.ts';

/** The kinds of figures that a part of what is sealed may have; each says how it is shown, sent and written down. */
export function kindsOf<Raw>() {
  return {
    count: (named: Named, read: (raw: Raw) => number, unit: MessageKey = 'unit.count'): Figure<Raw, number> => ({
      schema: count,
      show: read,
      lines: (value, { say }) => [countLine(say, named.key, say(named.words), value, unit)],
    }),

    share: (named: Named, read: (raw: Raw) => Fraction): Figure<Raw, ShareView> => ({
      schema: ratio,
      show: (raw) => shareView(read(raw)),
      lines: (view, { say }) => [shareLine(say, named.key, say(named.words), view)],
    }),

    spread: (named: Named, read: (raw: Raw) => Spread): Figure<Raw, SpreadView> => ({
      schema: spread,
      show: (raw) => spreadView(read(raw)),
      lines: (view, { say }) => spreadLines(say, named.key, say(named.words), view),
    }),

    /** A quotient that is no share: `per` brings the denominator to the unit shown (milliseconds to minutes, say). */
    quotient: (
      named: Named,
      read: (raw: Raw) => Fraction,
      unit: MessageKey,
      show: (fraction: Fraction) => number | null = (fraction) => hundredths(fraction, 1),
    ): Figure<Raw, QuotientView> => ({
      schema: quotient,
      show: (raw) => quotientView(read(raw), show),
      lines: (view, { say }) => [quotientLine(say, named.key, say(named.words), view, unit)],
    }),

    /** The same where either side may be missing. */
    quotientOrNone: (
      named: Named,
      read: (raw: Raw) => Fraction | null,
      unit: MessageKey,
    ): Figure<Raw, QuotientView | null> => ({
      schema: quotient.nullable(),
      show: (raw) => {
        const fraction = read(raw);
        return fraction === null ? null : quotientView(fraction, (of) => hundredths(of, 1));
      },
      lines: (view, { say }) => [quotientLine(say, named.key, say(named.words), view, unit)],
    }),

    /** Holds of one party: how many, and how long; the visits that had any are only sent. */
    holds: (named: Named, span: Named, read: (raw: Raw) => HoldsView): Figure<Raw, HoldsView> => ({
      schema: z.strictObject({ holds: count, visits: count, sumMs: millis }),
      show: read,
      lines: (view, { say }) => [
        countLine(say, named.key, say(named.words), view.holds),
        countLine(say, span.key, say(span.words), view.sumMs, 'unit.millis'),
      ],
    }),

    /** One question of the survey; `asked` is how many could answer, null where that is not known. */
    grades: (
      named: Named,
      read: (raw: Raw) => { readonly grades: Grades; readonly asked: number | null },
    ): Figure<Raw, GradesView> => ({
      schema: grades,
      show: (raw, { smallestCell }) => {
        const { grades: given, asked } = read(raw);
        return gradesView(given, asked, smallestCell);
      },
      lines: (view, { say }) => gradeLines(say, named.key, say(named.words), view),
    }),

    /** A count that is sent and stands on no line: another line has it as its numerator. */
    unlisted: (read: (raw: Raw) => number): Figure<Raw, number> => ({ schema: count, show: read, lines: () => [] }),

    /** Sent as it is, and on no line of a sheet. */
    plain: <View>(schema: z.ZodType<View>, read: (raw: Raw) => View): Figure<Raw, View> => ({
      schema,
      show: read,
      lines: () => [],
    }),
  };
}

/** A figure that is told of nobody where one range could be taken from another: null there, and on no line. */
export function guardedFigure<Raw, View>(figure: Figure<Raw, View>): Figure<Raw, View | null> {
  return {
    schema: figure.schema.nullable(),
    show: (raw, showing) => (showing.guarded ? null : figure.show(raw, showing)),
    lines: (view, words) => (view === null ? [] : figure.lines(view, words)),
  };
}

type HoldsView = { readonly holds: number; readonly visits: number; readonly sumMs: number };

/** Several figures under one name; their lines follow each other in the order in which they are declared. */
export function block<Raw, Part, View extends object>(
  read: (raw: Raw) => Part,
  figures: { readonly [K in keyof View]: Figure<Part, View[K]> },
): Figure<Raw, View> {
  const entries = Object.entries(figures) as [keyof View & string, Figure<Part, View[keyof View]>][];
  return {
    schema: z.strictObject(
      Object.fromEntries(entries.map(([name, figure]) => [name, figure.schema])),
    ) as unknown as z.ZodType<View>,
    show: (raw, showing) => {
      const part = read(raw);
      return Object.fromEntries(entries.map(([name, figure]) => [name, figure.show(part, showing)])) as View;
    },
    lines: (view, words) => entries.flatMap(([name, figure]) => figure.lines(view[name], words)),
  };
}
