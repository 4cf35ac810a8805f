import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Texts that are worth it lie compressed beside themselves, for the server to send as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html|svg|json)$/.test(name)) continue;
        const file = join(dir, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes));
        writeFileSync(`${file}.gz`, gzipSync(bytes));
      }
    },
  };
}

/** One build, one page per kind of user; the queue server maps `/kiosk`, `/board`, … to them. */
export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Telephones and boards of 2019 and 2020 (BigInt of the calendar's polyfill is the newest thing that is left as it is).
    target: ['es2020', 'chrome79', 'safari14'],
    rolldownOptions: {
      input: {
        kiosk: page('kiosk/ui/kiosk.html'),
        survey: page('kiosk/ui/survey.html'),
        track: page('phone/ui/track.html'),
        board: page('display-board/ui/board.html'),
        attendant: page('queue-server/console/attendant.html'),
        manager: page('queue-server/console/manager.html'),
        // Every part of the kit in every state: for who works on the pages, in no branch.
        ...(process.env.TURNO25_KIT === '1' ? { kit: page('shared/ui/kit/gallery/kit.html') } : {}),
      },
    },
  },
});
