import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { boundaryFindings } from './boundaries.ts';
import { storeyFindings } from './storeys.ts';
import { timeFindings } from './time.ts';

/** The home rules over every source file that git knows or would know; exits 1 and names each place. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

const sources = files.filter((file) => existsSync(file)).map((file) => ({ file, source: readFileSync(file, 'utf8') }));
const findings = [
  ...sources.flatMap(({ file, source }) => [...boundaryFindings(file, source), ...timeFindings(file, source)]),
  ...storeyFindings(sources),
];

for (const finding of findings) console.error(finding);
console.log(`home rules: ${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
