import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { centreBench } from './centre.ts';
import { commandBench } from './commands.ts';
import { consoleKeysBench } from './consoleKeys.ts';
import { countryBench } from './country.ts';
import { crowdBench } from './crowd.ts';
import { cubeBench } from './cube.ts';
import { decisionBench } from './decisions.ts';
import { exportsBench } from './exports.ts';
import { fanOutBench } from './fanOut.ts';
import { printBench } from './kioskPrints.ts';
import { tapBench } from './kioskTaps.ts';
import { longDayBench } from './longDay.ts';
import type { Measured } from './measure.ts';
import { periodBench } from './periods.ts';
import { rehearsalBench } from './rehearsals.ts';
import { signalsBench } from './signals.ts';
import { verifyBench } from './verification.ts';
import { voiceBench } from './voice.ts';

/** By the name that is asked for; each measures its own floor. */
const BENCHES: Readonly<Record<string, () => readonly Measured[] | Promise<readonly Measured[]>>> = {
  commands: commandBench,
  decisions: decisionBench,
  longDay: longDayBench,
  crowd: crowdBench,
  fanOut: fanOutBench,
  verify: verifyBench,
  centre: centreBench,
  country: countryBench,
  periods: periodBench,
  cube: cubeBench,
  exports: exportsBench,
  signals: signalsBench,
  rehearsals: rehearsalBench,
  prints: printBench,
  taps: tapBench,
  consoleKeys: consoleKeysBench,
  voice: voiceBench,
};

/**
 * Performance beside a floor measured in the same run on the same machine: ratios travel, milliseconds do not. All, or those
 * that are named (`npm run bench -- centre cube`), several each in a process of its own. Each is told as it ends, with --json
 * all in one object at the end; one that breaks is told too, and takes nothing of the others with it.
 */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const asked = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
const results: Measured[] = [];
for (const name of asked) {
  const measured = asked.length === 1 ? await measure(name) : measureApart(name);
  results.push(...measured);
  if (!values.json) for (const one of measured) console.log(lineOf(one));
}
if (values.json) console.log(JSON.stringify({ results }));

async function measure(name: string): Promise<readonly Measured[]> {
  const run = BENCHES[name];
  try {
    if (run === undefined) throw new Error(`there is no such bench; there are ${Object.keys(BENCHES).join(', ')}`);
    return await run();
  } catch (error) {
    console.error(`${name}: ${(error as Error).stack ?? String(error)}`);
    process.exitCode = 1;
    return [];
  }
}

/** In a process of its own: none finds the memory or the compiled code of those before it. */
function measureApart(name: string): readonly Measured[] {
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--json', name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
  const told = stdout.split('\n').find((line) => line.startsWith('{"results"'));
  return told === undefined ? [] : (JSON.parse(told) as { results: Measured[] }).results;
}

function lineOf({ name, value, unit, floor, floorName, ratio, target }: Measured): string {
  const promised = target === null ? '' : `   target ${target.limit} ${unit}: ${target.met ? 'met' : 'not met'}`;
  return `${name.padEnd(48)} ${value.toFixed(3)} ${unit}   floor ${floor.toFixed(3)} (${floorName})   ratio ${ratio.toFixed(2)}${promised}`;
}
