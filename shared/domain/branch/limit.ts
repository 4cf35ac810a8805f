import { MINUTE, type Millis, type ServiceId } from '../ids.ts';
import { STANDARD_MINUTES } from '../law.ts';
import type { Service } from './config.ts';

/**
 * The limit of a ticket, ms: as the opening of its day froze it, whatever was published since. A service that came after
 * the opening has the standard's own until the next day; a day of version 1 froze none.
 */
export function limitOf(frozen: Readonly<Record<ServiceId, Millis>> | null, service: Service): Millis {
  if (frozen === null) return service.limitMinutes * MINUTE;
  return frozen[service.id] ?? STANDARD_MINUTES * MINUTE;
}
