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
import { periodBench } from './periods.ts';
import { rehearsalBench } from './rehearsals.ts';
import { signalsBench } from './signals.ts';
import { verifyBench } from './verification.ts';
import { voiceBench } from './voice.ts';

/**
 * Performance beside a floor measured in the same run on the same machine: ratios travel, milliseconds do not. Prints one
 * JSON object with --json, else a table.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const results = [
  ...(await commandBench()),
  ...decisionBench(),
  ...(await longDayBench()),
  ...(await crowdBench()),
  ...(await fanOutBench()),
  ...(await verifyBench()),
  ...(await centreBench()),
  ...(await countryBench()),
  ...(await periodBench()),
  ...(await cubeBench()),
  ...(await exportsBench()),
  ...(await signalsBench()),
  ...(await rehearsalBench()),
  ...(await printBench()),
  ...(await tapBench()),
  ...(await consoleKeysBench()),
  ...(await voiceBench()),
];
if (values.json) {
  console.log(JSON.stringify({ results }));
} else {
  for (const { name, value, unit, floor, floorName, ratio, target } of results) {
    const promised = target === null ? '' : `   target ${target.limit} ${unit}: ${target.met ? 'met' : 'not met'}`;
    console.log(
      `${name.padEnd(48)} ${value.toFixed(3)} ${unit}   floor ${floor.toFixed(3)} (${floorName})   ratio ${ratio.toFixed(2)}${promised}`,
    );
  }
}
