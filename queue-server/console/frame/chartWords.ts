import { say } from '@turno25/shared/i18n/messages.ts';

/** What every chart's button says. */
export const CHART_WORDS = { table: say('console.chart.table'), chart: say('console.chart.drawing') };
