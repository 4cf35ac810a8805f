import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,queue-server,kiosk,display-board,phone,mobile,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/end-to-end/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
