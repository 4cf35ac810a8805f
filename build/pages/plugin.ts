import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { everyKey, keysOf, moduleOf, unsaid } from './catalogues.ts';
import { compress } from './compressed.ts';
import { neededByCode, neededByStyle } from './needs.ts';
import { olderStyle } from './olderStyles.ts';
import { roomOf } from './rooms.ts';

const SMALL: Readonly<Record<string, string>> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
};

/** Builds each page for its room: its own texts, its own weight, nothing that its browsers lack; and says what it weighs. */
export function pages(tell: (line: string) => void): Plugin {
  return {
    name: 'turno25-pages',
    apply: 'build',
    enforce: 'pre',
    sharedDuringBuild: true,
    resolveId(id, importer, options) {
      const instead = roomOf(this.environment.name)?.small ? SMALL[id] : undefined;
      return instead === undefined ? undefined : this.resolve(instead, importer, { ...options, skipSelf: true });
    },
    load(id) {
      const room = roomOf(this.environment.name);
      return room === undefined ? null : moduleOf(id, room.sections);
    },
    transform(code, id) {
      const room = roomOf(this.environment.name);
      return room?.age.grammar === 2020 && id.endsWith('.css') ? olderStyle(code) : null;
    },
    writeBundle({ dir = '' }, bundle) {
      const name = this.environment.name;
      const room = roomOf(name);
      const files = Object.values(bundle);
      for (const { fileName } of files) compress(join(dir, fileName));
      if (room === undefined) return;
      const wrong = files.flatMap((file) => {
        const where = `${name}: ${file.fileName}`;
        if (file.type === 'chunk') {
          const missing = unsaid(file.code, keysOf(room.sections), everyKey()).map((key) => `says ${key}`);
          return [...missing, ...neededByCode(file.code, room.age).map((need) => `needs ${need}`)].map(
            (what) => `${where} ${what}`,
          );
        }
        if (!file.fileName.endsWith('.css')) return [];
        return neededByStyle(String(file.source), room.age).map((need) => `${where} needs ${need}`);
      });
      const sent = files.reduce((sum, { fileName }) => sum + weight(join(dir, fileName)), 0) / 1024;
      if (room.budget !== undefined && sent > room.budget)
        wrong.push(`${name}: ${sent.toFixed(1)} KiB, not ${room.budget}`);
      if (wrong.length > 0) this.error(`the pages cannot go out so:\n${wrong.join('\n')}`);
      tell(`  ${room.page.padEnd(38)} ${sent.toFixed(1).padStart(6)} KiB`);
    },
  };
}

/** What is sent for a file by a browser that takes brotli, in bytes. Letters (woff2) are compressed already and fetched by need. */
function weight(file: string): number {
  if (/\.woff2?$/.test(file)) return 0;
  const { size } = statSync(`${file}.br`, { throwIfNoEntry: false }) ?? statSync(file);
  return size;
}
