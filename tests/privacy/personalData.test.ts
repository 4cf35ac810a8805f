import { readFileSync } from 'node:fs';
import type { EncryptedText } from '@turno25/shared/domain/ledger/encryptedText.ts';
import { describe, expect, it } from 'vitest';
import { withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

/** Invented: a valid check digit, nobody's number. */
const RUN = '11.111.111-1';
const NOTE = 'La persona Inventada Ficticia volverá mañana';
const OPINION = 'Me atendió Fulanita de Tal con mucha paciencia';

describe('personal data', () => {
  it('never enters the ledger, the commands or the reports in clear, and can be erased while the chain verifies', () =>
    withServer(async ({ kiosk, attendants, anonymous, branch, folder }) => {
      const identity = { type: 'run', value: RUN };
      const ticket = (await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'preferential', identity })).body;
      const [attendant] = attendants;
      await attendant!.call('POST', '/counters/m1/open', {});
      await attendant!.call('POST', '/counters/m1/call-next', {});
      await attendant!.call('POST', '/counters/m1/start', {});
      await attendant!.call('POST', '/counters/m1/finish', { outcome: 'partial', servicesGiven: ['pgu'], note: NOTE });
      await anonymous.call('POST', '/surveys', { code: ticket.surveyCode, global: 6, text: OPINION });
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
      const bytes = readFileSync(`${folder}/branch.db`);
      for (const secret of [
        '11111111',
        '11.111.111',
        'Inventada Ficticia',
        'Fulanita',
        ticket.trackingToken,
        ticket.surveyCode,
        ticket.surveyCode.replace('-', ''),
        'Ejecutiva 1\u0000',
      ]) {
        expect(bytes.includes(Buffer.from(secret, 'utf8')), secret).toBe(false);
      }
      const events = [...branch.ledger.events()];
      const issued = events.find((event) => event.type === 'ticketIssued');
      const sealed: EncryptedText = issued!.payload.identity!;
      expect(JSON.parse(branch.vault.decrypt(sealed)!)).toMatchObject({ value: '11111111-1' });
      expect(branch.vault.destroy(sealed.keyId)).toBe(true);
      expect(branch.vault.decrypt(sealed)).toBeNull();
      expect(branch.vault.destroy(sealed.keyId)).toBe(false);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('recognises a person who returns within thirty days, and no longer after that', () =>
    withServer(async ({ branch }) => {
      const day = 86_400_000;
      const start = Date.UTC(2026, 0, 1);
      const first = branch.vault.personKeys('run 11111111-1', start);
      const shares = (later: number): boolean => {
        const keys = branch.vault.personKeys('run 11111111-1', start + later).map(({ hmac }) => hmac);
        return first.some(({ hmac }) => keys.includes(hmac));
      };
      expect(shares(30 * day)).toBe(true);
      expect(shares(93 * day)).toBe(false);
      expect(shares(0)).toBe(false);
    }));

  it('refuses a RUN whose check digit is wrong, and gives a ticket to whoever has none', () =>
    withServer(async ({ kiosk }) => {
      const wrong = await kiosk.call('POST', '/tickets', {
        serviceId: 'pgu',
        class: 'general',
        identity: { type: 'run', value: '11111111-2' },
      });
      expect([wrong.status, wrong.body.code]).toEqual([400, 'request.invalid']);
      expect((await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' })).status).toBe(201);
    }));
});
