import type { HostPlace } from '@turno25/shared/contracts/deviceHost.ts';
import type { TechnicianAnswer, TechnicianRequest } from '@turno25/shared/contracts/technician.ts';
import { shellBridge } from '@turno25/shared/ui/shell.ts';
import { hostPlaceOf } from '../common/host/hostPlace.ts';

/** Asks whoever keeps the door; null when nobody answered. */
export type Door = (request: TechnicianRequest) => Promise<TechnicianAnswer | null>;

/** The shell keeps it where there is one, else the service beside the page; null where there is neither. */
export function doorOfThisMachine(): Door | null {
  const shell = shellBridge();
  if (shell !== null) return (request) => shell.technician(request).catch(() => null);
  const place = hostPlaceOf();
  return place === null ? null : hostDoor(place);
}

function hostDoor({ url, token }: HostPlace): Door {
  return async (request) => {
    try {
      const answer = await fetch(`${url}/technician`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(request),
      });
      return answer.ok ? ((await answer.json()) as TechnicianAnswer) : null;
    } catch {
      return null;
    }
  };
}
