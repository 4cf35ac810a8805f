import { dirname, join } from 'node:path/posix';

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`. */
const IMPORT = /(?:^(?:import|export)\b[^'";]*?\bfrom\s*|^import\s*|\bimport\()['"]([^'"]+)['"]/gm;

/** What a file imports, as it is written and as a path from the root of the project; null for a package from outside. */
export function specifiersOf(
  file: string,
  source: string,
): { readonly specifier: string; readonly target: string | null }[] {
  return [...source.matchAll(IMPORT)].map(([, specifier = '']) => ({ specifier, target: resolve(file, specifier) }));
}

/** The project's own files that a file imports. */
export function importsOf(file: string, source: string): string[] {
  return specifiersOf(file, source).flatMap(({ target }) => (target === null ? [] : [target]));
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(file), specifier);
  const own = /^@turno25\/(.+)$/.exec(specifier);
  return own?.[1] ?? null;
}
