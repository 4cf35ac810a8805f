import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { WeekRehearsals } from '@turno25/queue-server/forecasts/week/weekRehearsals.ts';
import { buildApp } from '@turno25/queue-server/gateway/app.ts';
import { MediaFolder } from '@turno25/queue-server/media/mediaFolder.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { AnnouncementVoice } from '@turno25/queue-server/voice/announcementVoice.ts';
import { ClipFolder } from '@turno25/queue-server/voice/clips.ts';
import { type Doors, hostNameOf, PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { removeFolder, tempFolder, withBranch, withServer } from '../support/branch.ts';

type Answer = { readonly status: number; readonly text: string; readonly headers: Record<string, unknown> };

/** A request as anything but a browser may send it: with the headers that it likes. */
function ask(port: number, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    asked.on('error', reject).end();
  });
}

async function served<T>(doors: Partial<Doors>, run: (port: number) => Promise<T>): Promise<T> {
  return withBranch(async (branch) => {
    const all = { ...PLAIN_DOORS, ...doors };
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', doors: all });
    try {
      return await run(server.port);
    } finally {
      await server.stop();
    }
  });
}

const LIVE = '/api/v1/health/live';

describe('a name that is not the server’s', () => {
  it('is refused in a clear sentence, also for a page and for a socket', () =>
    served({}, async (port) => {
      const rebound = await ask(port, LIVE, { host: 'attacker.example' });
      expect([rebound.status, JSON.parse(rebound.text).code]).toEqual([421, 'request.host']);
      const page = await ask(port, '/manager', { host: `attacker.example:${port}`, accept: 'text/html' });
      expect(page.headers['content-type']).toContain('text/plain');
      expect(page.text).toContain('attacker.example');
      expect(page.text).toContain('--allow-host');
      const socket = await ask(port, '/socket.io/?EIO=4&transport=polling', { host: 'attacker.example' });
      expect(socket.status).toBe(403);
      for (const host of ['localhost', '127.0.0.1', `[::1]:${port}`]) {
        expect((await ask(port, LIVE, { host })).status, host).toBe(200);
      }
    }));

  it('is answered once somebody allowed it', () =>
    served({ hosts: ['turnos.nunoa.example'] }, async (port) => {
      expect((await ask(port, LIVE, { host: 'Turnos.Nunoa.example' })).status).toBe(200);
      expect((await ask(port, LIVE, { host: 'turnos.nunoa.example.attacker.example' })).status).toBe(421);
    }));

  it('is not believed from a proxy that nobody said is there', () =>
    served({}, async (port) => {
      const headers = { host: 'localhost', 'x-forwarded-host': 'attacker.example', 'x-forwarded-proto': 'https' };
      expect((await ask(port, LIVE, headers)).status).toBe(200);
    }));

  it('is checked as the proxy says it too', () =>
    served({ proxyHops: 1 }, async (port) => {
      const headers = { host: 'localhost', 'x-forwarded-host': 'attacker.example' };
      expect((await ask(port, LIVE, headers)).status).toBe(421);
    }));

  it('that could not be one is none', () => {
    for (const wrong of ['', 'a b', 'x@y', '[127.0.0.1]', 'a/b', 'a:b:c', `${'a'.repeat(300)}`]) {
      expect(hostNameOf(wrong), wrong).toBeNull();
    }
    expect(hostNameOf(undefined)).toBeNull();
    expect(hostNameOf('[::1]:2525')).toBe('::1');
    expect(hostNameOf('Server.Local.:80')).toBe('server.local');
  });
});

describe('behind a proxy', () => {
  it('wrong sign-ins of one address do not shut out the others, and nobody writes their own address', () =>
    served({ proxyHops: 1 }, async (port) => {
      const tryFrom = async (forwarded: string): Promise<number> => {
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
          body: JSON.stringify({ login: `nobody-${forwarded.replace(/\W/g, '')}`, secret: 'wrong' }),
        });
        return answer.status;
      };
      const statuses: number[] = [];
      // What the caller wrote itself stands before what the proxy saw.
      for (let index = 0; index < 21; index += 1) statuses.push(await tryFrom(`10.9.9.${index}, 10.0.0.7`));
      expect(statuses.at(-1)).toBe(429);
      expect(await tryFrom('10.0.0.8')).toBe(401);
    }));
});

describe('the policy of a page', () => {
  it('names its own socket and no other, and loopback only where a kiosk has its devices', () =>
    withBranch(async (branch) => {
      const pages = tempFolder();
      for (const page of ['kiosk/ui/kiosk.html', 'queue-server/console/manager.html']) {
        mkdirSync(join(pages, dirname(page)), { recursive: true });
        writeFileSync(join(pages, page), '<!doctype html>');
      }
      const app = await buildApp(branch, {
        pages,
        logLevel: 'silent',
        stopping: () => false,
        ask: () => Promise.reject(new Error('nothing is forecast here')),
        rehearsals: new WeekRehearsals(
          () => () => {},
          systemTimers,
          () => 'nothing',
        ),
        oidcSecret: null,
        limitTries: true,
        doors: PLAIN_DOORS,
        media: new MediaFolder(null),
        voice: new AnnouncementVoice({ clips: new ClipFolder(null), speaker: () => null }),
      });
      const connects = async (url: string): Promise<string> => {
        const { headers } = await app.inject({ method: 'GET', url, headers: { host: 'localhost:2525' } });
        return /connect-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1] ?? '';
      };
      try {
        expect(await connects('/manager')).toBe("'self' ws://localhost:2525");
        expect(await connects('/kiosk')).toBe("'self' ws://localhost:2525 http://127.0.0.1:* ws://127.0.0.1:*");
      } finally {
        await app.close();
        removeFolder(pages);
      }
    }));
});

describe('the hall of the sockets', () => {
  it('lets nobody in', () =>
    withServer(async ({ server }) => {
      const socket = io(server.address, { transports: ['websocket'], reconnection: false, forceNew: true });
      const why = await new Promise<string>((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('connect_error', (error) => resolve(error.message));
      });
      socket.close();
      expect(why).toBe('auth.required');
    }));
});
