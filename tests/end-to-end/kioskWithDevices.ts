import { test } from '@playwright/test';
import { DeviceHost } from './deviceHost.ts';
import { attendant, KioskMachine } from './kiosk.ts';
import { removeData, type Served, serve } from './served.ts';

export type KioskWithDevices = {
  readonly served: Served;
  readonly machine: KioskMachine;
  readonly host: DeviceHost;
};

/** A branch, a counter that is open, an enrolled kiosk and the service beside it, for all the stories of a file. */
export function kioskWithDevices(): () => KioskWithDevices {
  let scene: KioskWithDevices | null = null;
  test.beforeAll(async () => {
    const served = await serve();
    const machine = new KioskMachine(served);
    await attendant(served, 'm1');
    scene = { served, machine, host: await DeviceHost.start(served, machine) };
  });
  test.afterAll(async () => {
    await scene?.host.stop();
    await scene?.served.stop();
    if (scene !== null) removeData(scene.served);
  });
  return () => {
    if (scene === null) throw new Error('the scene is set before the stories begin');
    return scene;
  };
}
