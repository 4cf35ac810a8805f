import type { z } from 'zod';
import type { ServiceId } from '../domain/ids.ts';
import type { MessageKey, Translate } from '../i18n/messages.ts';

/** One line of the figures sheet, as Chile's public indicator sheets are written: name, numerator, denominator, value. */
export type Indicator = {
  readonly key: string;
  readonly name: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly unit: string;
};

/**
 * What showing needs beside the figures themselves. `guarded`: whoever asks may take one range from another, so that nothing
 * is told of what people answered, nor by counter or attendant (ADR 0076).
 */
export type Showing = { readonly smallestCell: number; readonly guarded: boolean };

/** Words for the lines of a sheet. */
export type Words = { readonly say: Translate; readonly serviceName: (serviceId: ServiceId) => string };

/**
 * A figure, declared once: where it stands in what was sealed, how it is shown (JSON), what it looks like on the wire
 * (schema) and its lines in a sheet (CSV, and whatever else is a table). The number itself is the formulas' business
 * (`domain/figures/v1`), its name in Spanish the catalogue's (`i18n/es-CL/figures.json`).
 */
export type Figure<Raw, View> = {
  readonly schema: z.ZodType<View>;
  readonly show: (raw: Raw, showing: Showing) => View;
  readonly lines: (view: View, words: Words) => readonly Indicator[];
};

/** How a line is named: its stable key, and its words. */
export type Named = { readonly key: string; readonly words: MessageKey };
