import { specifiersOf } from './imports.ts';

/** What each room may import; the longest matching folder speaks. Tests may import everything. */
const ALLOWED: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['shared/domain', ['shared/domain']],
  ['shared/time', ['shared/time', 'shared/domain']],
  ['shared/rehearsal', ['shared/rehearsal', 'shared/domain', 'shared/time']],
  ['shared/contracts', ['shared/contracts', 'shared/evidence', 'shared/domain']],
  ['shared/evidence', ['shared/evidence', 'shared/domain']],
  ['shared/i18n', ['shared/i18n']],
  ['shared/figures', ['shared/figures', 'shared/contracts', 'shared/domain', 'shared/i18n', 'shared/time']],
  ['shared/ui', ['shared']],
  ['shared/files', ['shared/files']],
  ['shared/voice', ['shared/voice', 'shared/i18n', 'shared/time', 'shared/domain']],
  ['shared/links', ['shared/links', 'shared/time', 'shared/domain']],
  ['shared/testing', ['shared']],
  ['queue-server', ['queue-server', 'shared']],
  ['kiosk/ui/common', ['kiosk/ui/common', 'kiosk/shell/channels.ts', 'shared']],
  ['kiosk/ui/entry', ['kiosk/ui/entry', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/exit', ['kiosk/ui/exit', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/hold', ['kiosk/ui/hold', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/oirs', ['kiosk/ui/oirs', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui/technician', ['kiosk/ui/technician', 'kiosk/ui/common', 'shared']],
  ['kiosk/ui', ['kiosk/ui', 'shared']],
  ['kiosk/outbox/testing', ['kiosk', 'shared']],
  ['kiosk/outbox', ['kiosk/outbox', 'shared']],
  ['kiosk', ['kiosk', 'shared']],
  ['display-board/signs', ['display-board/signs', 'shared']],
  ['display-board', ['display-board/ui', 'shared']],
  ['phone', ['phone', 'shared']],
  ['mobile', ['mobile', 'queue-server', 'kiosk', 'shared']],
  ['central/statistics', ['central/statistics', 'shared/domain']],
  ['central', ['central', 'shared']],
  ['nation', ['nation', 'central', 'queue-server', 'shared']],
];

/** Imports that go the wrong way: shared <- queue-server, kiosk, display-board, central <- tests. */
export function boundaryFindings(file: string, source: string): string[] {
  if (file.startsWith('tests/') || file.endsWith('.test.ts')) return [];
  const rule = ALLOWED.find(([room]) => file.startsWith(`${room}/`));
  if (rule === undefined) return [];
  const [room, mayImport] = rule;
  const findings: string[] = [];
  for (const { specifier, target } of specifiersOf(file, source)) {
    if (target === null) {
      if (room === 'shared/domain')
        findings.push(`${file}: the domain is pure and imports no package, but here '${specifier}'`);
      continue;
    }
    if (!mayImport.some((allowed) => target === allowed || target.startsWith(`${allowed}/`))) {
      findings.push(`${file}: ${room} may import ${mayImport.join(', ')}, not '${target}'`);
    }
  }
  return findings;
}
