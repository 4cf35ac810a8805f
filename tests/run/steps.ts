import { spawn } from 'node:child_process';
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
export async function runStep(
  name: string,
  command: string,
  args: readonly string[],
  options: StepOptions = {},
): Promise<Counts> {
  console.log(`\n== ${name}`);
  return (await ran(command, args, options, 'inherit')).counts;
}

export type QuickStep = readonly [name: string, command: string, args: readonly string[]];

/** Runs steps of which each mostly keeps one core busy, two at once, and tells what each said when it ends; never throws. */
export async function runTogether(steps: readonly QuickStep[]): Promise<Counts> {
  const left = [...steps];
  const total: Counts = { passed: 0, failed: 0 };
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, command, args] = next;
      const { counts, said } = await ran(command, args, {}, 'pipe');
      console.log(`\n== ${name}${counts.failed === 0 ? '' : ': FAILED'}\n${said.trimEnd()}`);
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  };
  await Promise.all([lane(), lane()]);
  return total;
}

function ran(
  command: string,
  args: readonly string[],
  { report, env }: StepOptions,
  output: 'inherit' | 'pipe',
): Promise<{ readonly counts: Counts; readonly said: string }> {
  if (report !== undefined) rmSync(report, { force: true });
  const bin = join(ROOT, 'node_modules/.bin');
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['inherit', output, output],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return new Promise((resolve) => {
    const end = (good: boolean): void => resolve({ counts: countsOf(good, report), said });
    child.once('error', (error) => {
      said += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

function countsOf(good: boolean, report: string | undefined): Counts {
  if (report === undefined) return { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  const counts = countReport(report);
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
