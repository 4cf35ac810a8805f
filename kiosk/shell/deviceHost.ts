import type { HostPlace } from '@turno25/shared/contracts/deviceHost.ts';
import { hostPrintAnswer } from '@turno25/shared/contracts/deviceHost.ts';
import {
  hostReport,
  type TechnicianAnswer,
  type TechnicianRequest,
  technicianAnswer,
} from '@turno25/shared/contracts/technician.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Time } from '@turno25/shared/time/sources.ts';
import { type HostChild, HostKeeper } from '../device-host/process/keeper.ts';
import { TechnicianDesk } from '../device-host/technician/desk.ts';
import { testPaperOf, VERSION } from '../device-host/technician/routes.ts';
import type { Log } from './log.ts';
import { type HostChoice, type SettingsFile, settingsOfHost } from './options.ts';
import { APP_ORIGIN } from './scheme.ts';

/** The device host as the shell sees it, whoever started it. */
export type HostLink = {
  readonly place: () => HostPlace | null;
  /** Tells of each move; null while there is none. */
  readonly onMove: (hear: (place: HostPlace | null) => void) => void;
  readonly technician: (request: TechnicianRequest) => Promise<TechnicianAnswer>;
  readonly stop: () => Promise<void>;
};

export type HostSurroundings = {
  readonly fork: () => HostChild;
  /** The branch's queue server. */
  readonly server: URL;
  /** Ends the whole shell, for its supervisor to start it again. */
  readonly leave: () => void;
  readonly log: Log;
  readonly time: Time;
};

/** How long the host may take to answer the shell, in milliseconds; a printer that says nothing takes several seconds. */
const ANSWER_MS = 20_000;

/** Links the shell to the device host that was chosen; one of its own is started now. */
export function linkHost(choice: HostChoice, surroundings: HostSurroundings): HostLink {
  switch (choice.kind) {
    case 'own':
      return ownHost(choice.settings, surroundings);
    case 'service':
      return serviceOf(choice);
    case 'none':
      return noHost(surroundings.log);
  }
}

function ownHost(settings: SettingsFile, { fork, server, leave, log, time }: HostSurroundings): HostLink {
  const keeper = new HostKeeper({
    fork,
    // Any free port: the page is told which. The PIN stays here, since the door must open when the host is down.
    settings: { ...settingsOfHost(settings, server), port: 0, origins: [...(settings.origins ?? []), APP_ORIGIN] },
    token: Buffer.from(randomBytes(32)).toString('base64url'),
    ...time,
    log,
  });
  const desk = new TechnicianDesk({
    pinHash: settings.technician?.pinHash ?? null,
    spans: time.spans,
    ports: {
      report: async () => {
        const host = hostReport.safeParse(await call(keeper.place, 'GET', '/report'));
        return {
          version: VERSION,
          host: host.success ? host.data : null,
          can: { restartHost: true, leave: true },
        };
      },
      printTest: async (branch) => {
        const paper = testPaperOf(branch, settings.zone ?? 'America/Santiago', time.clock);
        const printed = hostPrintAnswer.safeParse(await call(keeper.place, 'POST', '/print', paper));
        return printed.success ? printed.data : null;
      },
      actions: { restartHost: () => keeper.restart(), leave },
      log,
    },
  });
  keeper.start();
  return {
    place: () => keeper.place,
    onMove: (hear) => void keeper.places.listen(hear),
    technician: (request) => desk.answer(request),
    stop: () => keeper.stop(),
  };
}

/** A service of the machine: it keeps its own door, and its supervisor keeps it. */
function serviceOf(place: HostPlace): HostLink {
  return {
    place: () => place,
    onMove: () => undefined,
    technician: async (request) => {
      const answer = technicianAnswer.safeParse(await call(place, 'POST', '/technician', request));
      return answer.success ? answer.data : { answer: 'noDoor' };
    },
    stop: async () => undefined,
  };
}

function noHost(log: Log): HostLink {
  return {
    place: () => null,
    onMove: () => undefined,
    technician: async () => {
      log('technician.noPin', {});
      return { answer: 'noDoor' };
    },
    stop: async () => undefined,
  };
}

/** What the host answered, or null when it is away or says no. */
async function call(place: HostPlace | null, method: string, path: string, body?: unknown): Promise<unknown> {
  if (place === null) return null;
  try {
    const answer = await fetch(`${place.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
