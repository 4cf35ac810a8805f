import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { managedPolicies, policyFiles } from './policies.ts';

const folder = mkdtempSync(join(tmpdir(), 'turno25-policies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { origin: 'http://127.0.0.1:4200', profile: '/home/totem/.config/turno25-kiosk' };
const command = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../policies.ts'), ...args], { encoding: 'utf8' });

describe('managed policies', () => {
  it('show the kiosk and the page that it begins with alone', () => {
    const { URLBlocklist, URLAllowlist } = managedPolicies(place);
    expect(URLBlocklist).toContain('*');
    expect(URLAllowlist).toEqual(['127.0.0.1:4200', 'file:///home/totem/.config/turno25-kiosk/start.html']);
  });

  it('lie where each browser reads them, and where both do when it is an unknown one', () => {
    expect(policyFiles('/usr/bin/chromium')).toEqual(['/etc/chromium/policies/managed/turno25-kiosk.json']);
    expect(policyFiles('/usr/bin/google-chrome')).toEqual(['/etc/opt/chrome/policies/managed/turno25-kiosk.json']);
    expect(policyFiles('/opt/other/chrome')).toHaveLength(2);
  });

  it('are left in a folder, for everybody to read, with a sentence that says where they go', () => {
    const to = join(folder, 'for-root');
    const { status, stdout } = command(`--profile=${place.profile}`, '--port=4200', `--to=${to}`);
    const file = join(to, 'turno25-kiosk.json');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/Cópielas, como root, a:\n {2}\/etc\//)]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(managedPolicies(place));
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });

  it('are not written for a port that is none, nor by root for a folder that nobody named', () => {
    expect(command(`--profile=${folder}`, '--port=puerta', `--to=${folder}`).stderr).toContain('no es un puerto');
    if (process.getuid?.() === 0) expect(command().stderr).toContain('Falta --profile');
    else expect(command().stderr).toContain('Solo root');
  });
});
