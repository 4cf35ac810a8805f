import { z } from 'zod';
import { opaqueId } from './primitives.ts';

const grade = z.int().min(1).max(7);

/** Every question may be skipped (null), but not all of them. */
export const surveyBody = z.strictObject({
  /** The visit's one-time code; absent for an anonymous answer at a kiosk. */
  code: z.string().trim().min(4).max(40).optional(),
  global: grade.nullable().default(null),
  resolved: z.enum(['yes', 'partly', 'no']).nullable().default(null),
  treatment: grade.nullable().default(null),
  wait: grade.nullable().default(null),
  text: z.string().trim().max(1000).optional(),
});
export type SurveyBody = z.input<typeof surveyBody>;
export const surveyAnswer = z.object({ id: opaqueId, counted: z.boolean() });

/** What a survey page may know of the code that was typed: that it is good, and for which number. */
export const surveyInvitation = z.object({ number: z.string(), serviceName: z.string(), branchName: z.string() });
export type SurveyInvitation = z.infer<typeof surveyInvitation>;
