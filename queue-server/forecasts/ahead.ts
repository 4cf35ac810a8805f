import { MINUTE } from '@turno25/shared/domain/ids.ts';

/** Who comes later than this changes nobody's wait that is worth foretelling (docs/dispatch.md 6). */
export const AHEAD = 90 * MINUTE;
