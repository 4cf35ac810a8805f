import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One build, one page per kind of user; the queue server maps `/kiosk`, `/board`, … to them. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
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
