import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostPlace } from '@turno25/shared/contracts/deviceHost.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { type HostChild, HostKeeper, KEEPER_DELAYS, restartWait } from './keeper.ts';
import type { ToHost } from './messages.ts';
import { nodeChild } from './nodeChild.ts';

const SETTINGS = {
  port: 0,
  server: { address: 'http://127.0.0.1:9', token: 'token-of-the-kiosk' },
  outbox: ':memory:',
};
const TOKEN = 'a-token-of-the-test';

/** Timers that run when the test says that their time has come. */
class HandTimers implements Timers {
  readonly planned: { millis: number; run: () => void }[] = [];
  after = (millis: number, run: () => void): (() => void) => {
    const plan = { millis, run };
    this.planned.push(plan);
    return () => {
      const at = this.planned.indexOf(plan);
      if (at !== -1) this.planned.splice(at, 1);
    };
  };
  every = this.after;
  /** Ends the delay of that length, which must be running. */
  end(millis: number): void {
    const at = this.planned.findIndex((plan) => plan.millis === millis);
    expect(at, `a delay of ${millis} ms is running`).not.toBe(-1);
    this.planned.splice(at, 1)[0]!.run();
  }
}

class ScriptedChild implements HostChild {
  readonly told: ToHost[] = [];
  killed = false;
  say: (message: unknown) => void = () => undefined;
  die: (code: number) => void = () => undefined;
  tell = (message: ToHost): void => void this.told.push(message);
  onMessage = (hear: (message: unknown) => void): void => {
    this.say = hear;
  };
  onExit = (hear: (code: number) => void): void => {
    this.die = hear;
  };
  kill = (): void => {
    this.killed = true;
    this.die(-9);
  };
}

function scripted() {
  const children: ScriptedChild[] = [];
  const [timers, time] = [new HandTimers(), new VirtualTime(1_000_000)];
  const keeper = new HostKeeper({
    fork: () => {
      const child = new ScriptedChild();
      children.push(child);
      return child;
    },
    settings: SETTINGS,
    token: TOKEN,
    spans: time.spans,
    timers,
    log: () => undefined,
  });
  const places: (HostPlace | null)[] = [];
  keeper.places.listen((place) => places.push(place));
  keeper.start();
  return { keeper, children, timers, time, places };
}

describe('a host that dies', () => {
  it('is started again after a pause that doubles up to a limit, and the page is told each time', () => {
    const { children, timers, places } = scripted();
    children[0]!.say({ say: 'ready', address: 'http://127.0.0.1:5000' });
    for (let deaths = 1; deaths <= 9; deaths += 1) {
      children.at(-1)!.die(1);
      timers.end(restartWait(deaths));
      expect(children).toHaveLength(deaths + 1);
    }
    expect(restartWait(9)).toBe(KEEPER_DELAYS.longestRestartMs);
    expect(children.at(-1)!.told).toEqual([{ say: 'start', settings: SETTINGS, token: TOKEN }]);
    expect(places[0]).toEqual({ url: 'http://127.0.0.1:5000', token: TOKEN });
    expect(places[1]).toBeNull();
  });

  it('after a steady life has died for the first time', () => {
    const { children, timers, time } = scripted();
    children[0]!.die(1);
    timers.end(restartWait(1));
    time.advance(KEEPER_DELAYS.steadyMs + 1);
    children[1]!.die(1);
    timers.end(restartWait(1));
    expect(children).toHaveLength(3);
  });

  it('after a life that only a clock set forward made long has not lived long', () => {
    const { children, timers, time } = scripted();
    children[0]!.die(1);
    timers.end(restartWait(1));
    time.clock.set(time.clock.now() + 3_600_000);
    children[1]!.die(1);
    timers.end(restartWait(2));
    expect(children).toHaveLength(3);
  });

  it('that never says where it listens is killed and started again', () => {
    const { children, timers } = scripted();
    timers.end(KEEPER_DELAYS.startMs);
    expect(children[0]!.killed).toBe(true);
    timers.end(restartWait(1));
    expect(children).toHaveLength(2);
  });

  it('is started at once when a technician asks in the middle of a pause', () => {
    const { keeper, children, timers } = scripted();
    children[0]!.die(1);
    keeper.restart();
    expect(children).toHaveLength(2);
    expect(timers.planned.map(({ millis }) => millis)).toEqual([KEEPER_DELAYS.startMs]);
  });

  it('is killed when it does not end, and is not started again', async () => {
    const { keeper, children, timers } = scripted();
    const stopped = keeper.stop();
    timers.end(KEEPER_DELAYS.endMs);
    await stopped;
    expect(children[0]!.told.at(-1)).toEqual({ say: 'end' });
    expect([children.length, timers.planned.length]).toEqual([1, 0]);
  });
});

describe('the process itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turno25-host-'));
  const module = join(import.meta.dirname, 'hostProcess.ts');
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('learns its settings over its channel, serves with its token, and ends when told', async () => {
    const child = nodeChild(module);
    const ended = new Promise<number>((resolve) => child.onExit(resolve));
    const said = new Promise<any>((resolve) => child.onMessage(resolve));
    child.tell({ say: 'start', settings: { ...SETTINGS, outbox: join(folder, 'outbox.db') }, token: TOKEN });
    const { address } = await said;
    const ask = (token: string) => fetch(`${address}/report`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask('another-token-altogether')).status).toBe(401);
    expect(await (await ask(TOKEN)).json()).toMatchObject({ server: 'http://127.0.0.1:9', numbers: [] });
    child.tell({ say: 'end' });
    expect(await ended).toBe(0);
  });

  it('ends by itself when its keeper is gone', async () => {
    const child: ChildProcess = fork(module, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await new Promise((resolve) => child.once('spawn', resolve));
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.disconnect();
    expect(await ended).toBe(0);
  });
});
