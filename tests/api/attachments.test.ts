import { ATTACHMENTS } from '@turno25/shared/domain/oirs/attachments.ts';
import { describe, expect, test } from 'vitest';
import { type Client, type ServedBranch, withServer } from '../support/branch.ts';

const WORDS = 'Palabras de una carta inventada';
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const PDF = base64(`%PDF-1.7\n${WORDS}\n%%EOF\n`);
const OTHER = base64('%PDF-1.7\nOtra carta\n%%EOF\n');

async function filed(client: Client): Promise<string> {
  const body = { kind: 'complaint', institutionId: 'ips', text: 'Palabras', replyChannel: 'none' };
  return (await client.call('POST', '/oirs', body)).body.folio;
}

const attach = (client: Client, folio: string, data = PDF, name = 'carta.pdf') =>
  client.call('POST', `/oirs/${folio}/attachments`, { name, data });

const read = (client: Client, folio: string, id: string, headers = {}) =>
  client.call('POST', `/oirs/${folio}/attachments/${id}/read`, {}, headers);

const looks = ({ branch }: ServedBranch): number =>
  [...branch.ledger.events()].filter(({ type }) => type === 'oirsAttachmentRead').length;

describe('a file of a case', () => {
  test('is kept sealed, and each look at it is told, also one that is asked for twice', () =>
    withServer(async (served) => {
      const { manager, branch } = served;
      const folio = await filed(manager);
      const { id } = (await attach(manager, folio)).body;
      const { attachments } = (await manager.call('GET', `/oirs/${folio}/history`)).body;
      expect(attachments).toMatchObject([{ id, kind: 'pdf' }]);
      const key = { 'idempotency-key': 'a-look-at-a-file' };
      expect((await read(manager, folio, id, key)).body).toEqual({ kind: 'pdf', name: 'carta.pdf', data: PDF });
      expect((await read(manager, folio, id, key)).body.data).toBe(PDF);
      expect(looks(served)).toBe(2);
      const kept = branch.db.prepare('SELECT answer FROM command').pluck().all().map(String);
      expect(kept.some((answer) => answer.includes(PDF) || answer.includes('carta'))).toBe(false);
      const { steps } = (await manager.call('GET', `/oirs/${folio}/history`)).body;
      expect(steps.map(({ what }: { what: string }) => what)).toEqual([
        'filed',
        'attached',
        'attachmentRead',
        'attachmentRead',
      ]);
    }));

  test('is added by whoever registered the case or answers cases; whoever only registers reads nothing', () =>
    withServer(async (served) => {
      const { attendants, host, kiosk, manager } = served;
      const [mine, other] = attendants;
      const folio = await filed(mine!);
      const { id } = (await attach(mine!, folio)).body;
      for (const client of [other!, host]) expect((await attach(client, folio)).body.code).toBe('oirs.notYours');
      expect((await attach(kiosk, folio)).status).toBe(403);
      expect((await attach(mine!, await filed(kiosk))).body.code).toBe('oirs.notYours');
      expect((await read(mine!, folio, id)).status).toBe(403);
      expect((await read(manager, folio, id)).status).toBe(200);
      // Another case's file is none of this one's.
      const elsewhere = await filed(manager);
      expect((await read(manager, elsewhere, id)).body.code).toBe('oirs.attachmentUnknown');
      expect(looks(served)).toBe(1);
    }));
});

describe('a lie with a file', () => {
  test('is no file: another kind under a good name, one that is too large, a sixth, and one after the answer', () =>
    withServer(async (served) => {
      const { manager, branch } = served;
      const folio = await filed(manager);
      const code = async (data: string) => (await attach(manager, folio, data)).body?.code;
      expect(await code(base64('MZ not what its name says'))).toBe('oirs.attachmentKind');
      expect(await code('')).toBe('oirs.attachmentSize');
      expect(await code('not base64!')).toBe('request.invalid');
      const large = Buffer.alloc(ATTACHMENTS.bytes + 1, 0x20);
      large.write('%PDF-1.7');
      large.write('%%EOF', large.length - 5);
      expect(await code(large.toString('base64'))).toBe('oirs.attachmentSize');
      expect(await code(large.subarray(1).toString('base64'))).toBe('oirs.attachmentKind');
      const sealed = (): unknown => branch.db.prepare('SELECT count(*) FROM oirs_attachment').pluck().get();
      expect(sealed()).toBe(0);
      for (let count = 0; count < ATTACHMENTS.perCase; count += 1) await attach(manager, folio);
      expect(await code(PDF)).toBe('oirs.attachmentsFull');
      const second = await filed(manager);
      await manager.call('POST', `/oirs/${second}/close`, { outcome: 'answered' });
      expect((await attach(manager, second)).body.code).toBe('oirs.closed');
      expect((await attach(manager, 'OIRS-NO-SUCH-1')).body.code).toBe('oirs.unknown');
      expect(sealed()).toBe(ATTACHMENTS.perCase);
    }));

  test('is not shown: a hand that puts one file in the place of another is found by the ledger’s digest', () =>
    withServer(async ({ manager, branch }) => {
      const folio = await filed(manager);
      const mine = (await attach(manager, folio)).body.id;
      const other = (await attach(manager, folio, OTHER)).body.id;
      const data = branch.db.prepare('SELECT data FROM oirs_attachment WHERE id = ?').pluck().get(other);
      branch.db.prepare('UPDATE oirs_attachment SET data = ? WHERE id = ?').run(data, mine);
      expect((await read(manager, folio, mine)).body.data).toBeNull();
      branch.db.prepare('DELETE FROM oirs_attachment').run();
      expect((await read(manager, folio, other)).body.data).toBeNull();
    }));
});
