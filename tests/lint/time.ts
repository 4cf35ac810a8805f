/** Sources of instants, timers, randomness and ids: only shared/time may touch them. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, 'a clock'],
  [/\bnew Date\(\s*\)/, 'a clock'],
  [/\bperformance\.now\b/, 'a clock'],
  [/\bprocess\.hrtime\b/, 'a clock'],
  [/\bTemporal\.Now\b/, 'a clock'],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(/, 'a timer'],
  [/\brequestAnimationFrame\s*\(/, 'a timer'],
  [/\bMath\.random\b/, 'randomness'],
  [/\bgetRandomValues\b/, 'randomness'],
  [/\brandomBytes\b[^;\n]*from 'node:crypto'/, 'randomness'],
  [/\brandomUUID\b/, 'an id'],
];

/** Places outside shared/time that read a clock, a timer, randomness or a new id. Tests may: they stand outside the rooms. */
export function timeFindings(file: string, source: string): string[] {
  if (file.startsWith('shared/time/') || file.startsWith('tests/') || file.endsWith('.test.ts')) return [];
  const findings: string[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const code = line.replace(/^\s*(?:\*|\/\/|\/\*).*$/, '').replace(/\/\/.*$/, '');
    for (const [pattern, what] of FORBIDDEN) {
      if (pattern.test(code)) findings.push(`${file}:${index + 1}: ${what} outside shared/time`);
    }
  }
  return findings;
}
