import { z } from 'zod';

/** What is spoken aloud, by its tag. */
export const spokenLanguage = z.enum(['es-CL', 'en', 'ht', 'arn']);

/** `POST /speech` of the device host: what to say, and in which of the kiosk's languages. The answer is a WAV. */
export const speechBody = z.strictObject({
  text: z.string().trim().min(1).max(4_000),
  language: spokenLanguage,
});
