import type { ServiceId } from '../../ids.ts';
import type { Fraction } from '../v1/shape.ts';
import type { AttendantSignals } from './shape.ts';
import type { Compliance } from './standard.ts';

/** What is watched of the standard while a day goes on: the same numbers as in the figures of the day at that instant. */
export type LiveStandard = Compliance & {
  readonly withoutExclusions: Compliance;
  /** Visits that were taken out, whatever the code. */
  readonly excluded: number;
  /** In code-unit order, as in the figures. */
  readonly byService: readonly {
    readonly serviceId: ServiceId;
    readonly official: Fraction;
    readonly strict: Fraction;
  }[];
  readonly uncertain: number;
  readonly walkDirects: { readonly all: number; readonly paired: number };
  readonly signals: readonly AttendantSignals[];
};
