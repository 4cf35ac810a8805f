import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensurePackages } from './packages.ts';
import { type Counts, ROOT, runStep, runTogether } from './steps.ts';

/**
 * The whole test: types, lint, unit and property tests, API, the story in a real browser. Goes on after a failure, so
 * that one run shows everything, and ends with the line `N passed, N failed`.
 */
const full = process.argv.includes('--full');
const output = join(ROOT, 'test-output');
mkdirSync(output, { recursive: true });

/** What Node made of the product's files, kept for the hundreds of servers that the tests start. */
const compiled = { NODE_COMPILE_CACHE: join(output, 'compiled') };

const totals: Counts = { passed: 0, failed: 0 };
const add = ({ passed, failed }: Counts): void => {
  totals.passed += passed;
  totals.failed += failed;
};

add(
  await runTogether([
    ['types, server', 'tsc', ['-p', 'tsconfig.json']],
    ['lint and format', 'biome', ['check', '.']],
    ['types, pages', 'tsc', ['-p', 'tsconfig.web.json']],
    ['types, end to end', 'tsc', ['-p', 'tsconfig.e2e.json']],
    ['nothing unused, nothing undeclared', 'knip', ['--no-progress']],
    ['home rules', 'node', ['tests/lint/run.ts']],
    ['pages build', 'vite', ['build', '--logLevel', 'warn']],
  ]),
);
const browser = ensureBrowser();
ensurePackages(['pspp', 'pspp-convert'], ['pspp'], 'files for SPSS read back');
ensurePackages(['/usr/lib/postgresql'], ['postgresql'], 'the warehouse in PostgreSQL');
add(
  await runStep(
    'unit, properties, API, faults',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(output, 'vitest.json')}`],
    {
      report: join(output, 'vitest.json'),
      env: { ...compiled, TURNO25_FULL: full ? '1' : '', TURNO25_BROWSER: browser ?? '' },
    },
  ),
);
if (browser === null) {
  console.error(
    'No browser: the end-to-end story did not run. Install Chromium (apt-get install chromium) or set TURNO25_BROWSER.',
  );
  add({ passed: 0, failed: 1 });
} else {
  const keys = ['xvfb', 'xdotool', 'openbox'];
  if (full) ensurePackages(['Xvfb', 'xdotool', 'openbox'], keys, 'the keys of a real keyboard');
  add(
    await runStep('end to end', 'playwright', ['test', '-c', 'tests/end-to-end/playwright.config.ts'], {
      report: join(output, 'playwright.json'),
      env: { ...compiled, TURNO25_FULL: full ? '1' : '', TURNO25_BROWSER: browser },
    }),
  );
}

console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
