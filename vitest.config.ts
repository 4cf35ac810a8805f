import { defineConfig } from 'vitest/config';

/** What changes modules for itself, or measures the memory of its process: each in a process of its own. */
const APART = [
  'kiosk/shell/boardShell.test.ts',
  'kiosk/shell/shell.test.ts',
  'shared/ui/zoneTime.test.ts',
  'tests/board/week.test.ts',
  'tests/faults/impossibleState.test.ts',
];
const NEVER = ['**/node_modules/**', 'tests/end-to-end/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // V8 was seen to end a process whose threads came and went (`Check failed: jit_page.has_value()`, in a thread that swept
    // pages of code while an isolate was taken down; nodejs/node#64500 is of the same kind). Swept on their own thread they do not meet.
    execArgv: ['--no-concurrent-sweeping'],
    // The long form draws ten times as much.
    testTimeout: process.env.TURNO25_FULL === '1' ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'apart', include: APART, exclude: NEVER } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{shared,queue-server,central,kiosk,display-board,phone,mobile,tests}/**/*.test.ts'],
          exclude: [...NEVER, ...APART],
          // Reading the server's modules anew for each of three hundred files takes longer than a third of the tests.
          isolate: false,
        },
      },
    ],
  },
});
