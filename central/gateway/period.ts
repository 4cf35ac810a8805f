import type { nationalAsk } from '@turno25/shared/contracts/national.ts';
import { ProblemError } from '@turno25/shared/http/problems.ts';
import type { z } from 'zod';
import { type Period, periodOf } from '../national/periods.ts';

/** More than two years and a quarter are asked for in parts: an answer has an end. */
const MOST_DAYS = 800;
const DAY = 86_400_000;

/** The period that was asked for, unless it ends before it begins or is too long. */
export function mustBePeriod(period: Period): Period {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY;
  if (days < 0 || days > MOST_DAYS) throw new ProblemError('request.invalid');
  return period;
}

/** The same of a page, which may name it: this quarter, today. */
export function askedPeriod(asked: z.infer<typeof nationalAsk>, today: string): Period {
  return 'period' in asked ? periodOf(asked.period, today) : mustBePeriod(asked);
}
