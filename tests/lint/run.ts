import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { boundaryFindings } from './boundaries.ts';
import { timeFindings } from './time.ts';

/** The two home rules over every source file that git knows or would know; exits 1 and names each place. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

const findings = files.flatMap((file) => {
  const source = readFileSync(file, 'utf8');
  return [...boundaryFindings(file, source), ...timeFindings(file, source)];
});

for (const finding of findings) console.error(finding);
console.log(`home rules: ${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
