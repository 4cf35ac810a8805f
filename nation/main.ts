import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run central`: with a word, the command of a central office; without one, a demonstration of the whole country on this
 * machine.
 */
const [first = '--'] = process.argv.slice(2);
const asked = !first.startsWith('--') || first === '--help';
if (asked) await import('@turno25/central/cli/central.ts');
else {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = spawnSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status === 0) await (await import('./demo.ts')).showNation();
  else process.exitCode = 1;
}
