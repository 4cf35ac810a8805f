import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Counts = { passed: number; failed: number };
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type StepOptions = {
  /** JSON report of Vitest or Playwright to count tests by; without one the step itself is one test. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs one step with the project's own Node and tools, its output passed through; never throws. */
export function runStep(name: string, command: string, args: readonly string[], options: StepOptions = {}): Counts {
  console.log(`\n== ${name}`);
  if (options.report !== undefined) rmSync(options.report, { force: true });
  const bin = join(ROOT, 'node_modules/.bin');
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, ...options.env },
  });
  const good = result.status === 0;
  if (options.report === undefined) return { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  const counts = countReport(options.report);
  // A runner that fails without a failed test (a broken file, no test found) has failed all the same.
  return !good && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts;
}

function countReport(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests?: number;
    numFailedTests?: number;
    stats?: { expected: number; unexpected: number; flaky: number };
  };
  if (report.stats !== undefined)
    return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 1 };
}
