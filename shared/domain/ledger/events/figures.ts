import type { BusinessDate, StaffId } from '../../ids.ts';

/** What is told of whoever looks at figures that are somebody's. */
export type FigureEvents = {
  /** Somebody looked at figures by attendant: their own, or everybody's. Each look is told. */
  readonly attendantFiguresShown: {
    readonly by: StaffId;
    readonly of: 'own' | 'everybody';
    readonly from: BusinessDate;
    readonly to: BusinessDate;
  };
};
