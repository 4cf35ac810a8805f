import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Bundles the shell into `dist/shell`: the main process as a module, the preload as one CommonJS file, which is all that
 * a sandboxed preload may be.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));

for (const [entry, file, format] of [
  ['main.ts', 'main.mjs', 'es'],
  ['preload.ts', 'preload.cjs', 'cjs'],
] as const) {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: fileURLToPath(new URL('../../dist/shell', import.meta.url)),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      lib: { entry: `${folder}${entry}`, formats: [format], fileName: () => file },
      rolldownOptions: { external: [/^node:/, 'electron'] },
    },
    ssr: { noExternal: true },
  });
}
