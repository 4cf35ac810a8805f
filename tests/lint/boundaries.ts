import { dirname, join } from 'node:path/posix';

/** What each room may import; the longest matching folder speaks. Tests may import everything. */
const ALLOWED: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['shared/domain', ['shared/domain']],
  ['shared/time', ['shared/time', 'shared/domain']],
  ['shared/rehearsal', ['shared/rehearsal', 'shared/domain', 'shared/time']],
  ['shared/contracts', ['shared/contracts', 'shared/domain']],
  ['shared/evidence', ['shared/evidence', 'shared/domain']],
  ['shared/i18n', ['shared/i18n']],
  ['shared/figures', ['shared/figures', 'shared/contracts', 'shared/domain', 'shared/i18n']],
  ['shared/ui', ['shared']],
  ['shared/testing', ['shared']],
  ['queue-server', ['queue-server', 'shared']],
  ['kiosk/ui/common', ['kiosk/ui/common', 'kiosk/shell/channels.ts', 'shared']],
  ['kiosk/ui/entry', ['kiosk/ui/entry', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/exit', ['kiosk/ui/exit', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/oirs', ['kiosk/ui/oirs', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/technician', ['kiosk/ui/technician', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui', ['kiosk/ui', 'shared']],
  ['kiosk/outbox/testing', ['kiosk', 'shared']],
  ['kiosk/outbox', ['kiosk/outbox', 'shared']],
  ['kiosk', ['kiosk', 'shared']],
  ['display-board', ['display-board', 'shared']],
  ['phone', ['phone', 'shared']],
  ['mobile', ['mobile', 'queue-server', 'kiosk', 'shared']],
  ['central', ['central', 'shared']],
];

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`. */
const IMPORT = /(?:^(?:import|export)\b[^'";]*?\bfrom\s*|^import\s*|\bimport\()['"]([^'"]+)['"]/gm;

/** Imports that go the wrong way: shared <- queue-server, kiosk, display-board, central <- tests. */
export function boundaryFindings(file: string, source: string): string[] {
  if (file.startsWith('tests/') || file.endsWith('.test.ts')) return [];
  const rule = ALLOWED.find(([room]) => file.startsWith(`${room}/`));
  if (rule === undefined) return [];
  const [room, mayImport] = rule;
  const findings: string[] = [];
  for (const match of source.matchAll(IMPORT)) {
    const target = resolveImport(file, match[1] ?? '');
    if (target === null) {
      if (room === 'shared/domain')
        findings.push(`${file}: the domain is pure and imports no package, but here '${match[1]}'`);
      continue;
    }
    if (!mayImport.some((allowed) => target === allowed || target.startsWith(`${allowed}/`))) {
      findings.push(`${file}: ${room} may import ${mayImport.join(', ')}, not '${target}'`);
    }
  }
  return findings;
}

/** The path of an import from the root of the project; null for a package from outside. */
function resolveImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(file), specifier);
  const own = /^@turno25\/(.+)$/.exec(specifier);
  return own?.[1] ?? null;
}
