import { say } from '@turno25/shared/i18n/messages.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { standingOf } from '../registry/standings.ts';
import { opened } from './opened.ts';
import type { Values } from './options.ts';
import { PullBar } from './pullBar.ts';
import { fail, tell } from './say.ts';

/** Asks every branch once, with a bar while a person looks on. Ends with 1 where a branch does not verify. */
export async function pull(values: Values): Promise<void> {
  const centre = await opened(values, { atOnce: Math.max(1, Number(values['at-once'])) });
  if (centre === null) return;
  const asked = centre.branches.all().filter(({ active, address }) => active && address !== null);
  if (asked.length === 0) {
    await centre.close();
    return fail(say('centre.pull.none'));
  }
  const bar = new PullBar(asked.length, systemSources.spans, process.stderr);
  const quiet = centre.rounds.onProgress((branchId, progress) => bar.told(branchId, progress));
  await centre.rounds.once();
  await centre.intake.settled();
  quiet();
  bar.end();
  const now = centre.sources.clock.now();
  const standings = centre.branches.all().map((branch) => standingOf(branch, now));
  await centre.close();
  if (values.json) tell(JSON.stringify({ rows: bar.rows, branches: standings }));
  else {
    tell(say('centre.pull.done', { rows: bar.rows, branches: asked.length }));
    for (const { name, fault, trouble } of standings)
      if (fault !== null || trouble !== null) tell(`  ${name}: ${fault?.sentence ?? trouble}`);
  }
  if (standings.some(({ fault }) => fault !== null)) process.exitCode = 1;
}
