import { execFile } from 'node:child_process';

/** Whether the operating system says that its clock is kept by a time server. `unknown` where nobody can be asked. */
export type NtpState = 'synchronised' | 'alone' | 'unknown';

/** Asks systemd, which answers for any time service that it knows of; elsewhere nobody is asked. */
export function ntpState(): Promise<NtpState> {
  return new Promise((resolve) => {
    execFile('timedatectl', ['show', '--property=NTPSynchronized', '--value'], { timeout: 5000 }, (error, stdout) => {
      if (error !== null) return resolve('unknown');
      const said = stdout.trim();
      resolve(said === 'yes' ? 'synchronised' : said === 'no' ? 'alone' : 'unknown');
    });
  });
}
