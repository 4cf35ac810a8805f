import { httpServerLink } from '@turno25/kiosk/outbox/httpServerLink.ts';
import type { ServerLink } from '@turno25/kiosk/outbox/serverLink.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import type { ServedBranch } from './branch.ts';

/** Enrols a kiosk and gives its token. */
export async function enrolKiosk({ branch, anonymous }: ServedBranch, name: string): Promise<string> {
  const { code } = branch.devices.newCode('kiosk', name, branch.engine.now());
  return (await anonymous.call('POST', '/devices/enrol', { code })).body.token;
}

/** The line of a newly enrolled kiosk to the real server. */
export async function kioskLink(served: ServedBranch, name: string): Promise<ServerLink> {
  return httpServerLink({
    address: served.server.address,
    token: await enrolKiosk(served, name),
    timers: systemTimers,
    newId: systemId,
    answerMs: 5_000,
  });
}
