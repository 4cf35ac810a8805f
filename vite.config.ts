import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { pages } from './build/pages/plugin.ts';
import { ROOMS } from './build/pages/rooms.ts';

const path = (of: string): string => fileURLToPath(new URL(of, import.meta.url));
const outDir = 'dist';

const environment = (page: string, target: readonly string[]): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    outDir,
    emptyOutDir: false,
    target: [...target],
    cssTarget: target.filter((each) => !each.startsWith('es')),
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: path(page) },
  },
});

/** Each page is a build of its own (`build/pages/rooms.ts`); the queue server maps `/kiosk`, `/board`, … to them. */
export default defineConfig(({ command }) => ({
  plugins: [react(), pages((line) => process.stdout.write(`${line}\n`))],
  ...(command === 'build' && {
    environments: {
      ...Object.fromEntries(
        Object.entries(ROOMS).map(([name, { page, age }]) => [name, environment(page, age.target)]),
      ),
      // Every part of the kit in every state: for who works on the pages, in no branch.
      ...(process.env.TURNO25_KIT === '1' && { kit: environment('shared/ui/kit/gallery/kit.html', ['es2022']) }),
    },
    builder: {
      async buildApp(builder) {
        rmSync(outDir, { recursive: true, force: true });
        process.stdout.write('Páginas, comprimidas:\n');
        const failed: unknown[] = [];
        for (const each of Object.values(builder.environments)) {
          if (each.name === 'client' || each.name === 'ssr') continue;
          await builder.build(each).catch((error: unknown) => failed.push(error));
        }
        // Whoever mends one page sees what is wrong with all of them.
        if (failed.length > 0) throw new Error(failed.map(String).join('\n'));
      },
    },
  }),
}));
