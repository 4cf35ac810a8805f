import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@turno25/queue-server/configuration/load.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withServer } from '../support/branch.ts';

const HALVES = ['\\ud800', 'x\\udfffy', '\\uD83D', '\\udc00\\ud800'];

describe('half of a surrogate pair', () => {
  it('is in no configuration that a branch begins with', () => {
    const folder = tempFolder();
    const file = join(folder, 'branch.json');
    const config = seedConfig();
    writeFileSync(
      file,
      JSON.stringify({ ...config, branch: { ...config.branch, name: 'HALF' } }).replace('HALF', '\\ud800'),
    );
    expect(loadConfig(file).ok).toBe(false);
    removeFolder(folder);
  });

  it('is refused with one code wherever text comes in, and nothing is written', () =>
    withServer(async ({ anonymous, kiosk, attendants, manager, admin, branch, folder }) => {
      const ticket = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      const { version, config } = (await admin.call('GET', '/settings')).body;
      const vault = new Database(join(folder, 'vault.db'), { readonly: true });
      const head = branch.ledger.head().seq;
      const keys = (): number => Number(vault.prepare('SELECT COUNT(*) FROM sealing_key').pluck().get());
      const before = keys();
      for (const half of HALVES) {
        const json = (body: unknown): string => JSON.stringify(body).replaceAll('HALF', half);
        const tries = [
          anonymous.call('POST', '/sessions', json({ login: 'HALF', secret: 'HALF' })),
          anonymous.call('POST', '/surveys', json({ code: ticket.body.surveyCode, text: 'HALF' })),
          kiosk.call(
            'POST',
            '/oirs',
            json({ kind: 'query', institutionId: 'ips', text: 'HALF', replyChannel: 'none' }),
          ),
          kiosk.call(
            'POST',
            '/tickets',
            json({ serviceId: 'pgu', class: 'general', identity: { type: 'passport', value: 'xxHALF' } }),
          ),
          attendants[0]!.call(
            'POST',
            `/tickets/${ticket.body.id}/remove`,
            json({ reason: { code: 'duplicate', note: 'HALF' } }),
          ),
          manager.call('POST', '/devices/codes', json({ kind: 'board', name: 'HALF' })),
          manager.call(
            'POST',
            '/appointments',
            json({ serviceId: 'pgu', at: '2031-01-01T12:00:00.000Z', reference: 'HALF' }),
          ),
          admin.call(
            'POST',
            '/staff',
            json({ login: 'otra', name: 'HALF', role: 'attendant', secret: 'una-clave-larga' }),
          ),
          admin.call(
            'PUT',
            '/settings',
            json({ version, config: { ...config, branch: { ...config.branch, name: 'HALF' } } }),
          ),
        ];
        for (const [index, reply] of (await Promise.all(tries)).entries()) {
          expect([index, reply.status, reply.body?.code]).toEqual([index, 400, 'request.notText']);
        }
      }
      expect(branch.ledger.head().seq).toBe(head);
      expect(keys()).toBe(before);
      vault.close();
      const emoji = {
        kind: 'query',
        institutionId: config.institutions[0].id,
        text: 'Gracias 🙂',
        replyChannel: 'none',
      };
      expect((await kiosk.call('POST', '/oirs', emoji)).status).toBe(201);
    }));
});
