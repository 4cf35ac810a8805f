import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { sendWhatIsDue } from '@turno25/queue-server/jobs/mailKeeper.ts';
import { closeOirs, fileOirs, mailOirs } from '@turno25/queue-server/verbs/oirs.ts';
import type { MailSetting } from '@turno25/shared/domain/oirs/mail.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { type MailServer, startMailServer } from '../support/mailServer.ts';

const MINUTE = 60_000;
const ADDRESS = 'fulanita@example.org';
const WORDS = 'Lo sentimos. Ese día faltó personal.';
const OIRS = { actor: { kind: 'staff', id: 'oirs1', role: 'oirs' }, deviceId: null } as const;
/** A server that says nothing is left at once. */
const SHORT = { connection: 300, greeting: 300, socket: 300 };

const servers: MailServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function mailServer(port = 0): Promise<MailServer> {
  const server = await startMailServer({ port });
  servers.push(server);
  return server;
}

const settingFor = (port: number): MailSetting => ({
  host: '127.0.0.1',
  port,
  tls: 'none',
  from: 'oirs@sucursal.example',
});

const configWith = (mail: MailSetting | undefined) => {
  const config = seedConfig();
  return mail === undefined ? config : { ...config, oirs: { ...config.oirs, mail } };
};

async function publish(branch: Branch, mail: MailSetting | undefined): Promise<void> {
  const basedOn = branch.engine.state().config?.version ?? 0;
  const published = await branch.act({ type: 'publishConfig', config: configWith(mail), basedOn });
  expect(published.kind).toBe('done');
}

/** A case that asked for its answer by mail, answered. */
async function answered(branch: Branch, replyTo = ADDRESS): Promise<string> {
  const body = { kind: 'complaint', institutionId: 'ips', text: 'Palabras', replyChannel: 'email', replyTo } as const;
  const filed = await branch.submit(OIRS, fileOirs(branch, body));
  if (filed.kind !== 'done') throw new Error(filed.kind);
  const { folio } = (filed.answer as unknown as { body: { folio: string } }).body;
  const closed = await branch.submit(OIRS, closeOirs(branch, folio, { outcome: 'answered', reply: WORDS }));
  expect(closed.kind).toBe('done');
  return folio;
}

/** What the ledger tells of mail, in order. */
const told = (branch: Branch): readonly unknown[] =>
  [...branch.ledger.events()].flatMap((event): readonly unknown[] => {
    if (event.type === 'oirsMailed') return ['mailed'];
    return event.type === 'oirsNotMailed' ? [[event.payload.trouble, event.payload.final]] : [];
  });

const clockAt = () => new VirtualClock(localTimeToInstant('2026-11-20', '10:00', 'America/Santiago'));

describe('an answer that was asked for by mail', () => {
  it('leaves through a server that is away, silent, asks to wait, and takes it at last', async () => {
    const clock = clockAt();
    const first = await mailServer();
    await withBranch(
      async (branch) => {
        await publish(branch, settingFor(first.port));
        await first.stop();
        const folio = await answered(branch);
        const look = () => sendWhatIsDue(branch, SHORT);
        const stands = () => branch.reports.oirs.byFolio(folio);
        await look();
        expect(stands()).toMatchObject({ mail: 'queued', mailTrouble: 'unreachable' });
        const server = await mailServer(first.port);
        server.behave({ silent: true });
        // Its next try is in a minute: until then nobody is bothered.
        clock.set(clock.now() + MINUTE - 1);
        await look();
        expect(server.connections()).toBe(0);
        clock.set(clock.now() + 1);
        await look();
        expect(branch.mailTries.of(folio)).toMatchObject({ tries: 2, trouble: 'slow' });
        server.behave({ recipient: { code: 451, words: 'greylisted, come back' } });
        clock.set(clock.now() + 5 * MINUTE);
        await look();
        expect(branch.mailTries.of(folio)).toMatchObject({ tries: 3, trouble: 'later' });
        expect(server.letters).toEqual([]);
        server.behave({});
        clock.set(clock.now() + 15 * MINUTE);
        await look();
        await look();
        // Once, and the ledger tells of the first failure and of the end.
        expect(server.letters).toHaveLength(1);
        expect(told(branch)).toEqual([['unreachable', false], 'mailed']);
        expect(stands()).toMatchObject({ mail: 'sent', mailTrouble: null });
        expect(branch.mailTries.of(folio)).toBeNull();
        const [letter = ''] = server.letters;
        expect(letter).toContain(`Subject: Respuesta a su caso ${folio}`);
        expect(letter).toContain(`To: ${ADDRESS}`);
        expect(letter).toContain('Message-ID: <oirs-');
        expect(letter).toContain('falt=C3=B3 personal');
        // What was written stays where it is.
        expect(letter).not.toContain('Palabras');
      },
      { clock },
    );
  });

  it('waits over a restart, and leaves after it', async () => {
    const folder = tempFolder();
    const clock = clockAt();
    const server = await mailServer();
    let folio = '';
    await withBranch(
      async (branch) => {
        await publish(branch, settingFor(server.port));
        folio = await answered(branch);
      },
      { folder, clock },
    );
    await withBranch(
      async (branch) => {
        await sendWhatIsDue(branch, SHORT);
        expect(server.letters).toHaveLength(1);
        expect(branch.reports.oirs.byFolio(folio)?.mail).toBe('sent');
      },
      { folder, clock },
    );
    removeFolder(folder);
  });

  it('is given up where it is refused for good or its address is gone, and where nobody takes it for five days', async () => {
    const clock = clockAt();
    const server = await mailServer();
    await withBranch(
      async (branch) => {
        await publish(branch, settingFor(server.port));
        server.behave({ recipient: { code: 550, words: `5.1.1 <${ADDRESS}> no such user` } });
        const refused = await answered(branch);
        await sendWhatIsDue(branch, SHORT);
        expect(branch.reports.oirs.byFolio(refused)).toMatchObject({ mail: 'failed', mailTrouble: 'refused' });
        server.behave({ recipient: { code: 451, words: 'later' } });
        const late = await answered(branch);
        await sendWhatIsDue(branch, SHORT);
        clock.set(clock.now() + 5 * 24 * 60 * MINUTE);
        await sendWhatIsDue(branch, SHORT);
        expect(branch.reports.oirs.byFolio(late)).toMatchObject({ mail: 'failed', mailTrouble: 'later' });
        const erased = await answered(branch);
        branch.vault.destroyBefore('oirs', branch.engine.now() + 1);
        await sendWhatIsDue(branch, SHORT);
        expect(branch.reports.oirs.byFolio(erased)).toMatchObject({ mail: 'failed', mailTrouble: 'erased' });
        expect(told(branch)).toEqual([
          ['refused', true],
          ['later', false],
          ['later', true],
          ['erased', true],
        ]);
        expect(server.letters).toEqual([]);
      },
      { clock },
    );
  });

  it('leaves when somebody asks: closed before there was a server, or given up; and never a second time', async () => {
    const server = await mailServer();
    await withBranch(async (branch) => {
      const folio = await answered(branch);
      const ask = async () => {
        const outcome = await branch.submit(OIRS, mailOirs(folio));
        return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
      };
      expect(await ask()).toBe('oirs.mailUnset');
      await publish(branch, settingFor(server.port));
      await sendWhatIsDue(branch, SHORT);
      expect(server.letters).toEqual([]);
      expect(await ask()).toBe('done');
      expect(await ask()).toBe('oirs.notByMail');
      await sendWhatIsDue(branch, SHORT);
      expect(server.letters).toHaveLength(1);
      expect(await ask()).toBe('oirs.notByMail');
    });
  });
});

describe('what an address is seen by', () => {
  it('nobody: it is in no file, also where a server repeats it as it refuses it', async () => {
    const server = await mailServer();
    server.behave({ recipient: { code: 550, words: `5.1.1 <${ADDRESS}> no such user` } });
    await withBranch(async (branch, folder) => {
      await publish(branch, settingFor(server.port));
      await answered(branch);
      await sendWhatIsDue(branch, SHORT);
      expect(server.named).toEqual([ADDRESS]);
      expect(told(branch)).toEqual([['refused', true]]);
      branch.db.pragma('wal_checkpoint(TRUNCATE)');
      const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
      expect(bytes.includes('fulanita')).toBe(false);
    });
  });
});
