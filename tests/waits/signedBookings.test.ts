import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { type BookingSigned, referenceDigest, signBooking } from '@turno25/shared/evidence/bookingDocument.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { describe, expect, test } from 'vitest';
import { seedConfig } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';
import { atOneCounter, done, NINE, type OneCounter } from '../support/oneCounter.ts';

const centre = BranchKey.inMemory(randomBytes);
const stranger = BranchKey.inMemory(randomBytes);
/** A quarter past nine: recorded at nine, that is no lead. */
const HOUR = NINE + 15 * MINUTE;
const YESTERDAY = NINE - 24 * 60 * MINUTE;
const iso = (instant: number) => new Date(instant).toISOString();

const ABOUT: BookingSigned = {
  branchId: seedConfig().branch.id,
  reference: referenceDigest(nodeCrypto, 'web-1'),
  serviceId: 'pgu',
  bookedFor: HOUR,
  madeAt: YESTERDAY,
};

const withCentre = <T>(run: (counter: OneCounter) => Promise<T>) =>
  atOneCounter(run, { config: { ...seedConfig(), centre: { publicKey: centre.publicPem } } });

const book = (counter: OneCounter, more: object) =>
  counter.served.manager.call('POST', '/appointments', {
    reference: 'web-1',
    serviceId: 'pgu',
    at: iso(HOUR),
    ...more,
  });
const made = ({ madeAt, signature }: { readonly madeAt: number; readonly signature: string }) => ({
  made: { at: iso(madeAt), signature },
});

/** Checked in at nine, attended at 9:35: twenty minutes after the hour, thirty-five after the check-in. */
async function attended(counter: OneCounter, code: string): Promise<void> {
  const checked = done(await counter.served.kiosk.call('POST', '/appointments/check-in', { code }), 'check in').body;
  counter.until(35);
  await counter.attends(checked);
}

describe('an appointment that the centre signed as made in time', () => {
  test('is waited for from its hour, although it was recorded just now, and both verifiers hold it', () =>
    withCentre(async (counter) => {
      const booked = done(await book(counter, made(signBooking(ABOUT, centre))), 'book').body;
      await attended(counter, booked.code);
      expect(await counter.shares()).toMatchObject({ official: [1, 1], strict: [1, 1] });
      done(await counter.served.manager.call('POST', '/day/close', {}), 'close');
      const ledgerFile = `${counter.served.folder}/branch.db`;
      expect(verifyFile(ledgerFile)).toMatchObject({ ok: true, warnings: [] });
      expect(verifyFile(ledgerFile, { centreKey: stranger.publicPem }).finding?.code).toBe('sealBooking');
      const script = fileURLToPath(new URL('../../docs/auditor/verify.py', import.meta.url));
      const second = spawnSync('python3', ['-B', script, '--db', ledgerFile], { encoding: 'utf8' });
      expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('all good')]);
    }));

  test('without the signature the lead counts from the recording', () =>
    withCentre(async (counter) => {
      const booked = done(await book(counter, {}), 'book').body;
      await attended(counter, booked.code);
      expect(await counter.shares()).toMatchObject({ official: [0, 1], strict: [0, 1] });
    }));

  test('comes in a file too, each line by itself', () =>
    withCentre(async (counter) => {
      const { signature } = signBooking(ABOUT, centre);
      const head = 'tramite;fecha;hora;referencia;hecha;firma';
      const lines = [
        `pgu;20-11-2026;9:15;web-1;${iso(YESTERDAY)};${signature}`,
        `pgu;20-11-2026;9:30;web-2;${iso(YESTERDAY)};${signature}`,
        `pgu;20-11-2026;9:45;web-3;${iso(YESTERDAY)};`,
        'pgu;20-11-2026;10:00;web-4;ayer;x',
      ];
      const reply = await counter.served.manager.call('POST', '/appointments/import', [head, ...lines].join('\n'), {
        'content-type': 'text/csv',
      });
      expect(reply.body.booked).toBe(1);
      expect(reply.body.rejected.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
        [3, 'booking.signature'],
        [4, 'request.invalid'],
        [5, 'request.invalid'],
      ]);
    }));
});

describe('who would make a walk-in an appointment of yesterday', () => {
  test.each([
    ['another key signed', made(signBooking(ABOUT, stranger))],
    ['of another service', made(signBooking({ ...ABOUT, serviceId: 'suf' }, centre))],
    ['of another hour', made(signBooking({ ...ABOUT, bookedFor: HOUR + MINUTE }, centre))],
    ['of another branch', made(signBooking({ ...ABOUT, branchId: 'otra' }, centre))],
    ['of another reference', { ...made(signBooking(ABOUT, centre)), reference: 'web-2' }],
    ['of no reference', { ...made(signBooking(ABOUT, centre)), reference: undefined }],
    ['with another instant', made({ ...signBooking(ABOUT, centre), madeAt: YESTERDAY - MINUTE })],
    ['made tomorrow', made(signBooking({ ...ABOUT, madeAt: HOUR + MINUTE }, centre))],
  ])('is refused: %s', (_how, more) =>
    withCentre(async (counter) => {
      expect((await book(counter, more)).body.code).toBe('booking.signature');
    }),
  );

  test('has no centre that could have signed', () =>
    atOneCounter(async (counter) => {
      expect((await book(counter, made(signBooking(ABOUT, centre)))).body.code).toBe('booking.signature');
    }));
});
