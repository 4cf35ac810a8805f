export type { DailyFigures } from './shape.ts';
