import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export const ROOT = join(import.meta.dirname, '../../..');
export const NODE = join(ROOT, 'node_modules/.bin/node');
/** The built pages; a place of one's own when somebody else is building. */
const PAGES = process.env.TURNO25_DIST ?? join(ROOT, 'dist');

export type LogLine = Readonly<Record<string, unknown>>;
type WindowFacts = { readonly kiosk: boolean; readonly sandbox: boolean; readonly contextIsolation: boolean };

/** A shell at work, however it is run. */
export type RunningShell = {
  /** Its windows' pages, once there is one. */
  readonly pages: () => Promise<readonly Page[]>;
  /** A page's address as the shell knows it. */
  readonly addressOf: (page: Page) => string;
  /** What it wrote to the machine's journal. */
  readonly log: readonly LogLine[];
  readonly windows: () => Promise<readonly WindowFacts[]>;
  /** The processes of its device host, alive or not, in the order of their start. */
  readonly hosts: () => Promise<readonly number[]>;
  /** As a bug in the renderer would. */
  readonly crashPage: () => Promise<void>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it as a supervisor does. */
  readonly stop: () => Promise<void>;
};

type ShellStart = {
  readonly main: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** One of the ways of running the same shell. */
export type Way = {
  readonly name: string;
  /** Why it cannot be run here; null when it can. */
  readonly missing: string | null;
  readonly start: (start: ShellStart) => Promise<RunningShell>;
};

/** The shell as it is packaged, in a folder of its own: its bundles, and the built pages beside them. */
export function buildShell(): { readonly main: string; readonly remove: () => void } {
  if (!existsSync(join(PAGES, 'kiosk/ui/kiosk.html'))) throw new Error('the pages are not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'turno25-shell-'));
  for (const part of ['kiosk', 'display-board', 'assets']) symlinkSync(join(PAGES, part), join(folder, part));
  mkdirSync(join(folder, 'shell'));
  const { status } = spawnSync(NODE, ['kiosk/shell/build.ts', join(folder, 'shell')], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the shell could not be built');
  return {
    main: join(folder, 'shell/main.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Takes whole JSON lines out of what a process writes; anything else it says is passed through. */
export function readLines(into: LogLine[]): (chunk: unknown) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('{')) into.push(JSON.parse(line));
      else process.stderr.write(`${line}\n`);
    }
  };
}
