import { systemSources } from '@turno25/shared/time/sources.ts';
import { type FromHost, RESTART_CODE, toHost } from './messages.ts';
import { type RunningHost, runHost } from './runHost.ts';

/**
 * The device host as a process that another one keeps: Electron's shell (a utility process) or the browser kiosk (a
 * child of Node). It waits for its settings and token, says where it listens, and ends when told or left alone.
 */
type Parent = {
  readonly tell: (message: FromHost) => void;
  readonly listen: (hear: (message: unknown) => void) => void;
};

/** Electron's port in a utility process; Node's types do not know it. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
};

const parent = parentOf(process as NodeJS.Process & { readonly parentPort?: ParentPort });
let running: Promise<RunningHost> | null = null;

parent.listen((message) => {
  const told = toHost.parse(message);
  if (told.say === 'end') void end(0);
  else running ??= start(told);
});

async function start({ settings, token }: Extract<ReturnType<typeof toHost.parse>, { say: 'start' }>) {
  const actions = {
    restartHost: () => void end(RESTART_CODE),
    leave: () => parent.tell({ say: 'leave' }),
  };
  const started = await runHost(settings, token, actions, systemSources);
  parent.tell({ say: 'ready', address: started.address });
  return started;
}

async function end(code: number): Promise<never> {
  const started = await running;
  await started?.stop();
  process.exit(code);
}

function parentOf({ parentPort }: { readonly parentPort?: ParentPort }): Parent {
  if (parentPort !== undefined) {
    return {
      tell: (message) => parentPort.postMessage(message),
      listen: (hear) => parentPort.on('message', ({ data }) => hear(data)),
    };
  }
  // A child of Node whose keeper is gone would hold the printer for ever.
  process.once('disconnect', () => void end(0));
  return {
    tell: (message) => void process.send?.(message),
    listen: (hear) => void process.on('message', hear),
  };
}
