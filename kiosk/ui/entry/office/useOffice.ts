import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import { useMemo } from 'react';
import type { Printer } from '../../common/devices/useDevices.ts';
import type { DeviceHost } from '../../common/host/deviceHost.ts';
import { hostOffice } from './hostOffice.ts';
import { serverOffice } from './serverOffice.ts';
import type { TicketOffice } from './ticketOffice.ts';

type Options = {
  readonly catalog: Catalog | null;
  readonly token: string;
  /** Null where nothing stands beside the page. */
  readonly host: DeviceHost | null;
  readonly onPaperAsked: Printer['expect'];
};

/** The office that this machine has: the service beside its page, or else the branch's server. */
export function useOffice({ catalog, token, host, onPaperAsked }: Options): TicketOffice {
  return useMemo(() => {
    if (host === null || catalog === null) {
      return serverOffice({ token, address: catalog?.branch.publicAddress ?? location.origin });
    }
    const office = hostOffice(host, catalog);
    return {
      ...office,
      copy: (request, language, signal) => {
        onPaperAsked(request.visitId);
        return office.copy(request, language, signal);
      },
    };
  }, [catalog, token, host, onPaperAsked]);
}
