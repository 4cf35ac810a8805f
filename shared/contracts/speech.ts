import { z } from 'zod';

/** `POST /speech` of the device host: what to say, and in which of the kiosk's languages. The answer is a WAV. */
export const speechBody = z.strictObject({
  text: z.string().trim().min(1).max(4_000),
  language: z.enum(['es-CL', 'en', 'ht', 'arn']),
});
