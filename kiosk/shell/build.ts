import { cpSync, readFileSync, rmSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';

/**
 * Bundles the shell into `dist/shell`, or the folder that is named: the main process and the device host as modules, the
 * preload as one CommonJS file, which is all that a sandboxed preload may be, and beside them the packages with a binary,
 * which no bundle can hold.
 */
const folder = import.meta.dirname;
const outDir = process.argv[2] ?? fileURLToPath(new URL('../../dist/shell', import.meta.url));

/** Packages that load a binary from their own folder. */
const NATIVE = ['better-sqlite3', '@serialport/bindings-cpp'];
/** Needed to compile them only. */
const FOR_COMPILING = ['node-addon-api'];
/** Of a package with a binary: its sources, and binaries for what no kiosk is. */
const SOURCES = /^[/\\](?:src|deps|build|binding\.gyp|prebuilds[/\\](?:darwin|android|linuxmusl).*)$/;
const IDLE = /[/\\]node_modules$|\.(?:map|d\.ts|md)$/;

const common: InlineConfig = { configFile: false, logLevel: 'warn', ssr: { noExternal: true, external: NATIVE } };
const target = { outDir, emptyOutDir: false, target: 'node24', minify: false } as const;

for (const [entry, file] of [
  [join(folder, 'main.ts'), 'main.mjs'],
  [join(folder, '../device-host/process/hostProcess.ts'), 'host.mjs'],
] as const) {
  await build({
    ...common,
    build: { ...target, ssr: entry, rolldownOptions: { external: ['electron'], output: { entryFileNames: file } } },
  });
}
await build({
  ...common,
  build: {
    ...target,
    lib: { entry: join(folder, 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});

const modules = join(outDir, 'node_modules');
rmSync(modules, { recursive: true, force: true });
for (const name of NATIVE) copyPackage(name, import.meta.url, modules);

/** Copies a package and what it needs at run time. */
function copyPackage(name: string, neededBy: string, into: string): void {
  const manifest = findPackageJSON(name, neededBy);
  if (manifest === undefined) throw new Error(`${name} is not installed`);
  const { dependencies = {}, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const place = join(into, name);
  const there = versionAt(place);
  if (there !== null && there !== version) throw new Error(`${name} is needed in versions ${there} and ${version}`);
  if (there !== null) return;
  const left = (path: string): boolean => IDLE.test(path) || (NATIVE.includes(name) && SOURCES.test(path));
  cpSync(dirname(manifest), place, {
    recursive: true,
    filter: (file) => !left(file.slice(dirname(manifest).length)),
  });
  for (const needed of Object.keys(dependencies)) {
    if (!FOR_COMPILING.includes(needed)) copyPackage(needed, pathToFileURL(manifest).href, into);
  }
}

function versionAt(place: string): string | null {
  try {
    return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}
