import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,queue-server,kiosk,display-board,phone,mobile,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/end-to-end/**'],
    pool: 'forks',
    maxWorkers: 2,
    // The long form draws ten times as much.
    testTimeout: process.env.TURNO25_FULL === '1' ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
  },
});
