import { PowerWorld, TODAY, ZONE } from './powerWorld.ts';

/** A kiosk that never loses its power, with the numbers 501 to `last` reserved for today. */
export async function withKiosk(last: number, run: (world: PowerWorld) => Promise<void>): Promise<void> {
  const world = new PowerWorld([]);
  world.server.granted = [{ series: 'A', businessDate: TODAY, from: 501, to: last }];
  try {
    await world.desk.prepare(ZONE);
    await run(world);
  } finally {
    world.close();
  }
}
