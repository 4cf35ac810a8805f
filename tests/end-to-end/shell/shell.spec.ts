import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hashPin } from '@turno25/kiosk/device-host/technician/pin.ts';
import { KioskMachine } from '../kiosk.ts';
import { removeData, type Served, serve } from '../served.ts';
import { expect, test } from '../stories.ts';
import { electronWay } from './electronWay.ts';
import { buildShell, type RunningShell } from './shellUnderTest.ts';
import { standInWay } from './standInWay.ts';
import { makeGesture, typePin } from './technician.ts';

/**
 * The shell as it is packaged, in each way of running it that this machine has: the same stories for all. A way that is
 * missing is skipped by name, and says so.
 */
const PIN = '482913';
const WAYS = [standInWay, electronWay];
let served: Served;
let machine: KioskMachine;
let built: ReturnType<typeof buildShell>;

test.beforeAll(async () => {
  for (const { name, missing } of WAYS)
    console.log(`the shell in ${name}: ${missing === null ? 'runs' : `NOT RUN, ${missing}`}`);
  built = buildShell();
  served = await serve();
  machine = new KioskMachine(served);
});

test.afterAll(async () => {
  await served?.stop();
  if (served !== undefined) removeData(served);
  built?.remove();
});

for (const way of WAYS) {
  test.describe(`the shell in ${way.name}`, () => {
    test.describe.configure({ mode: 'serial' });
    test.skip(way.missing !== null, way.missing ?? '');
    let folder: string;
    let shell: RunningShell;

    const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      way.start({ main: built.main, args: [`--user-data-dir=${join(folder, 'user')}`, ...args], env });
    const page = async (): Promise<Page> => {
      const [first] = await shell.pages();
      if (first === undefined) throw new Error('the shell has no window');
      return first;
    };
    const place = async () =>
      (await page()).evaluate(() => (globalThis as any).turno25.deviceHost() as { url: string; token: string } | null);
    const lines = (event: string) => shell.log.filter((line) => line.shell === event);

    test.beforeAll(async () => {
      if (way.missing !== null) return;
      folder = mkdtempSync(join(tmpdir(), 'turno25-shell-data-'));
      const settings = join(folder, 'devices.json');
      writeFileSync(
        settings,
        JSON.stringify({
          server: { address: served.address, token: await machine.token() },
          outbox: join(folder, 'outbox.db'),
          publicAddress: served.address,
          development: true,
          technician: { pinHash: await hashPin(PIN) },
        }),
      );
      shell = await start([`--settings=${settings}`, '--mode=both']);
      const first = await page();
      await first.locator('h1').waitFor();
      await first.evaluate((token) => localStorage.setItem('turno25.device.kiosk', token), await machine.token());
      await first.reload();
      await expect(first.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
    });

    test.afterAll(async () => {
      await shell?.stop();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    });

    test('shows its page over its own scheme, under a policy that allows nothing else', async () => {
      const first = await page();
      expect(shell.addressOf(first)).toBe('kiosk://app/kiosk/ui/kiosk.html?mode=both');
      const seen = await first.evaluate(async () => {
        const { headers } = await fetch(location.href);
        const blocked: string[] = [];
        const bothBlocked = new Promise<void>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
            blocked.push(blockedURI);
            if (blocked.length === 2) resolve();
          });
        });
        const inline = document.createElement('script');
        inline.textContent = 'globalThis.inlineRan = true';
        document.head.append(inline);
        await fetch('https://example.com/').catch(() => null);
        await bothBlocked;
        return {
          policy: headers.get('content-security-policy'),
          secure: isSecureContext,
          inlineRan: 'inlineRan' in globalThis,
          blocked,
        };
      });
      expect(seen).toMatchObject({ secure: true, inlineRan: false, blocked: ['inline', 'https://example.com/'] });
      expect(seen.policy).toContain("default-src 'none'");
    });

    test('gives the page five functions, and neither Node nor Electron', async () => {
      const seen = await (await page()).evaluate(() => {
        const scope = globalThis as any;
        return {
          bridge: Object.keys(scope.turno25).sort(),
          frozen: Object.isFrozen(scope.turno25),
          found: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
            (name) => name in scope,
          ),
        };
      });
      expect(seen).toEqual({
        bridge: ['alive', 'deviceHost', 'failed', 'onDeviceHost', 'technician'],
        frozen: true,
        found: [],
      });
    });

    test('fills the screen, in a sandbox of its own', async () => {
      expect(await shell.windows()).toEqual([
        expect.objectContaining({ kiosk: true, sandbox: true, contextIsolation: true }),
      ]);
    });

    test('goes nowhere else, opens nothing, and is allowed nothing', async () => {
      const first = await page();
      const refused = await first.evaluate(async () => {
        location.href = 'https://example.com/';
        window.open('https://example.com/');
        const position = await new Promise<number>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve(0),
            ({ code }) => resolve(code),
          );
        });
        const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'granted',
          (error: Error) => error.name,
        );
        return { position, camera, notifications: await Notification.requestPermission() };
      });
      expect(refused).toMatchObject({ position: 1, notifications: 'denied' });
      expect(refused.camera).toMatch(/^NotAllowedError|NotFoundError$/);
      await expect.poll(async () => (await shell.pages()).length).toBe(1);
      expect(shell.addressOf(first)).toMatch(/^kiosk:\/\/app\//);
      await expect(first.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
    });

    test('turns away what the gate does not know', async () => {
      const first = await page();
      const bad = await first.evaluate(() =>
        (globalThis as any).turno25.technician({ ask: 'open' }).then(
          () => 'taken',
          (error: Error) => error.message,
        ),
      );
      expect(bad).toContain('refused');
      expect(lines('refused').at(-1)).toMatchObject({ channel: 'kiosk:technician', why: 'badArguments' });
    });

    test('starts once: a second one leaves, and the first stays', async () => {
      const second = await start(['--server=http://127.0.0.1:9']);
      expect(await second.ended).toBe(0);
      expect(second.log).toContainEqual({ shell: 'secondInstance' });
      await expect((await page()).getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
    });

    test('gives a ticket and prints it through its device host', async () => {
      const first = await page();
      await first.getByRole('button', { name: 'Tocar para comenzar' }).click();
      await first.getByRole('button', { name: /^General/ }).click();
      await first.getByRole('button', { name: /^Certificados de nacimiento/ }).click();
      await first.getByRole('button', { name: 'Sacar turno' }).click();
      await expect(first.getByText('Retire su ticket')).toBeVisible();
      await expect(first.getByRole('button', { name: 'Listo' })).toBeEnabled();
      await first.getByRole('button', { name: 'Listo' }).click();
    });

    test('starts a device host that died again, and tells the page where it is', async () => {
      const first = await page();
      const before = await place();
      await first.evaluate(() => {
        const scope = globalThis as any;
        scope.moves = [];
        scope.turno25.onDeviceHost((moved: unknown) => scope.moves.push(moved));
      });
      process.kill((await shell.hosts()).at(-1) ?? 0, 'SIGKILL');
      await expect.poll(() => first.evaluate(() => (globalThis as any).moves.length)).toBe(2);
      const moves = await first.evaluate(() => (globalThis as any).moves);
      expect(moves[0]).toBeNull();
      expect(moves[1]).toEqual(await place());
      expect(moves[1].token).toBe(before?.token);
      expect(lines('host.died').at(-1)).toMatchObject({ deaths: 1, waitMs: 500 });
    });

    test('opens the technician’s screen to the PIN alone', async () => {
      const first = await page();
      await makeGesture(first);
      await expect(first.getByRole('heading', { name: '¿Cuál es el PIN técnico?' })).toBeVisible();
      await typePin(first, '000000');
      await expect(first.getByText('El PIN no es correcto.')).toBeVisible();
      await expect(first.getByRole('button', { name: 'Entrar' })).toBeDisabled();
      expect(lines('technician.wrongPin').at(-1)).toMatchObject({ tries: 1, waitMs: 2_000 });
      expect(JSON.stringify(shell.log)).not.toContain('000000');
      await first.getByRole('button', { name: '4', exact: true }).click();
      await expect(first.getByRole('img', { name: '1 número escrito' })).toBeVisible();
      await first.getByRole('button', { name: 'Borrar' }).click();
      await expect(first.getByText(/^Espere/)).toBeHidden();
      await typePin(first, PIN);
      await expect(first.getByRole('heading', { name: 'Pantalla técnica' })).toBeVisible();
      await expect(first.getByText('Funciona')).toBeVisible();

      const hosts = (await shell.hosts()).length;
      await first.getByRole('button', { name: 'Reiniciar equipos' }).click();
      await expect.poll(async () => (await shell.hosts()).length).toBe(hosts + 1);
      await expect(first.getByText('Funciona')).toBeVisible();
      await first.getByRole('button', { name: 'Volver al tótem' }).click();
      await expect(first.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();
    });

    test('recovers step by step, and at the last leaves to its supervisor and takes its host along', async () => {
      const first = await page();
      // The next screen with a button cannot be drawn: the page's own guard notices, and the shell loads it again. From within,
      // and after this has been answered: what waits for the page is tried again on the one that is loaded anew, and what the
      // page draws of its own accord must not meet the trap before.
      await first.getByRole('button', { name: 'Tocar para comenzar' }).evaluate((button: HTMLElement) => {
        setTimeout(() => {
          const create = document.createElement.bind(document);
          Object.assign(document, {
            createElement: (tag: string) => {
              if (tag === 'button') throw new Error('broken by the test');
              return create(tag);
            },
          });
          button.click();
        }, 500);
      });
      await expect.poll(() => lines('recovery').at(-1)).toMatchObject({ trouble: 'pageFailed', rung: 'reload' });
      await expect(first.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();

      await shell.crashPage();
      await expect.poll(() => lines('recovery').at(-1)).toMatchObject({ trouble: 'processGone', rung: 'newWindow' });
      await expect.poll(async () => (await shell.pages()).filter((other) => other !== first).length).toBe(1);
      const second = (await shell.pages()).find((other) => other !== first);
      if (second === undefined) throw new Error('the shell has no new window');
      await expect(second.getByRole('button', { name: 'Tocar para comenzar' })).toBeVisible();

      const host = (await shell.hosts()).at(-1) ?? 0;
      await second.evaluate(() => void (globalThis as any).turno25.failed('again'));
      expect(await shell.ended).toBe(70);
      expect(() => process.kill(host, 0)).toThrow('ESRCH');
    });
  });
}
