import { join } from 'node:path';
import { sendOldest } from '@turno25/kiosk/outbox/courier.ts';
import { openOutboxDatabase } from '@turno25/kiosk/outbox/database.ts';
import { httpServerLink } from '@turno25/kiosk/outbox/httpServerLink.ts';
import { Outbox } from '@turno25/kiosk/outbox/outbox.ts';
import { OwnBranch } from '@turno25/kiosk/outbox/ownBranch.ts';
import type { ServerLink } from '@turno25/kiosk/outbox/serverLink.ts';
import { TicketDesk } from '@turno25/kiosk/outbox/ticketDesk.ts';
import { backUp } from '@turno25/queue-server/backup/backup.ts';
import { restore } from '@turno25/queue-server/backup/restore.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { type RunningServer, startServer } from '@turno25/queue-server/server.ts';
import { AWAY } from '@turno25/shared/contracts/ticketOffice.ts';
import { err, must } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { TicketReceipt } from '@turno25/shared/evidence/receipt.ts';
import { monotonicOf, VirtualClock } from '@turno25/shared/time/clock.ts';
import { type Random, seededRandom, systemRandom } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { describe, expect, it } from 'vitest';
import { clientOf, enrolled, removeFolder, seedConfig, tempFolder } from '../support/branch.ts';
import { TAP, ZONE } from '../support/kioskHost.ts';
import { MANAGER, send, verifyFile } from '../support/ledgerFile.ts';

const SEED = Number(process.env.TURNO25_SEED ?? Math.floor(systemRandom() * 2 ** 31));
const HISTORIES = 6;

/** A branch that is backed up, crashes and goes on from its backup, and kiosks that outlive all of it. */
class World {
  readonly home = tempFolder();
  readonly clock = new VirtualClock(Date.parse('2026-11-20T13:00:00Z'));
  readonly sources = { ...systemSources, clock: this.clock, spans: { monotonic: monotonicOf(this.clock) } };
  branch: Branch;
  server: RunningServer | null = null;
  folder = join(this.home, 'data-0');
  #copies = 0;

  constructor() {
    this.branch = this.#open();
  }

  #open(): Branch {
    return openBranch({ files: filesIn(this.folder), config: seedConfig(), ignoreHours: true, sources: this.sources });
  }

  async serve(): Promise<void> {
    this.server = await startServer(this.branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
  }

  get address(): string {
    return must(this.server, 'it serves').address;
  }

  async backUp(): Promise<string> {
    this.#copies += 1;
    const away = join(this.home, `copy-${this.#copies}`);
    const made = await backUp(
      this.folder,
      { folder: join(away, 'ledger'), keys: join(away, 'keys') },
      this.clock.now(),
    );
    if (!made.ok) throw new Error(made.error);
    return made.value.file;
  }

  /** The server dies, and the branch goes on from a copy. */
  async crashAndRestore(file: string): Promise<void> {
    await this.server?.stop();
    if (this.branch.db.open) this.branch.close();
    // Whoever restores takes longer than people take tickets.
    this.clock.advance(20 * 60_000);
    this.#copies += 1;
    this.folder = join(this.home, `data-${this.#copies}`);
    const keys = join(file, '..', '..', 'keys');
    const restored = restore(
      { source: 'backup', from: file, keys, to: this.folder, mark: null },
      this.sources,
      seedConfig(),
    );
    if (!restored.ok) throw new Error(restored.error);
    this.branch = this.#open();
    await this.serve();
  }

  /** Visit and number of every ticket that the ledger holds. */
  tickets(): readonly { readonly visitId: string; readonly number: string; readonly recovered: boolean }[] {
    return [...this.branch.ledger.events()].flatMap((event) =>
      event.type === 'ticketIssued'
        ? [
            {
              visitId: event.payload.visitId,
              number: formatTicketNumber(event.payload),
              recovered: event.payload.recovered !== undefined,
            },
          ]
        : [],
    );
  }

  async end(): Promise<void> {
    await this.server?.stop();
    if (this.branch.db.open) this.branch.close();
    removeFolder(this.home);
  }
}

/** A kiosk with its outbox; `line.cut` is its network, and `given` every paper that it gave. */
async function kioskOf(world: World, name: string) {
  const token = await enrolled(world.branch, 'kiosk', name);
  const db = openOutboxDatabase(join(world.home, `${name}.db`));
  const line = { cut: false };
  const real = (): ServerLink =>
    httpServerLink({
      address: world.address,
      token,
      timers: systemTimers,
      newId: systemSources.newId,
      answerMs: 5_000,
    });
  const reach = <A extends unknown[], R>(call: (link: ServerLink) => (...given: A) => Promise<R>) => {
    return async (...given: A) => (line.cut ? err(AWAY) : call(real())(...given));
  };
  const cuttable: ServerLink = {
    issue: reach((link) => link.issue),
    checkIn: reach((link) => link.checkIn),
    reprint: reach((link) => link.reprint),
    ticket: reach((link) => link.ticket),
    send: reach((link) => link.send),
    reserve: reach((link) => link.reserve),
    witness: reach((link) => link.witness),
    handBack: reach((link) => link.handBack),
  };
  const { sources } = world;
  const { clock } = sources;
  const outbox = new Outbox(db, sources);
  const link = new OwnBranch({ outbox, link: cuttable, clock, door: 'one' }).link();
  const desk = new TicketDesk({ ...sources, outbox, link, publicAddress: null });
  const given: { readonly visitId: string; readonly number: string }[] = [];
  let taps = 0;
  return {
    name,
    line,
    given,
    outbox,
    close: () => db.close(),
    async tap(): Promise<void> {
      taps += 1;
      const answer = await desk.issue({ ...TAP, key: `${name}-${taps}-tap`, again: true });
      if (answer.ok) given.push({ visitId: answer.value.visitId, number: answer.value.number });
    },
    async deliver(): Promise<void> {
      for (;;) {
        const step = await sendOldest(outbox, link);
        if (step === 'nothing' || step === 'away') return;
      }
    },
    prepare: () => desk.prepare(ZONE),
    witness: () => desk.witness(),
  };
}
type Kiosk = Awaited<ReturnType<typeof kioskOf>>;

async function oneThing(kiosk: Kiosk, random: Random): Promise<void> {
  const chance = random();
  if (chance < 0.55) return kiosk.tap();
  if (chance < 0.7) {
    kiosk.line.cut = !kiosk.line.cut;
    return;
  }
  if (chance < 0.8) return kiosk.deliver();
  if (chance < 0.9) return kiosk.witness();
  await kiosk.prepare();
}

describe('a branch that goes on from a backup', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => SEED + index))(
    'has every acknowledged ticket of its kiosks once, and gives no number twice (TURNO25_SEED=%i)',
    async (seed) => {
      const random = seededRandom(seed);
      const world = new World();
      try {
        await send(world.branch, MANAGER, { type: 'openDay' });
        await world.serve();
        const kiosks = [await kioskOf(world, 'norte'), await kioskOf(world, 'sur')];
        const any = (): Kiosk => must(kiosks[Math.floor(random() * kiosks.length)], 'there are two');
        // Some of their numbers are granted after the copy, which then knows nothing of them.
        for (const kiosk of kiosks) if (random() < 0.4) await kiosk.prepare();
        let copy = await world.backUp();
        for (const kiosk of kiosks) await kiosk.prepare();
        for (let crash = 0; crash < 2; crash += 1) {
          const steps = 10 + Math.floor(random() * 30);
          const backedUpAt = Math.floor(random() * steps * 2);
          for (let step = 0; step < steps; step += 1) {
            if (step === backedUpAt) copy = await world.backUp();
            await oneThing(any(), random);
            world.clock.advance(20_000);
          }
          await world.crashAndRestore(copy);
        }
        for (let step = 0; step < 15; step += 1) await oneThing(any(), random);
        // In peace: everybody connects, prepares, hands back and delivers.
        for (const kiosk of kiosks) kiosk.line.cut = false;
        for (let times = 0; times < 2; times += 1)
          for (const kiosk of kiosks) {
            await kiosk.witness();
            await kiosk.prepare();
            await kiosk.deliver();
          }
        for (const kiosk of kiosks) await kiosk.tap();

        const held = world.tickets();
        const aside = world.branch.engine.state().setAside;
        expect(new Set(held.map(({ visitId }) => visitId)).size).toBe(held.length);
        expect(new Set(held.map(({ number }) => number)).size).toBe(held.length);
        for (const kiosk of kiosks) {
          for (const paper of kiosk.given) {
            const inLedger = held.some(({ visitId, number }) => visitId === paper.visitId && number === paper.number);
            // Of a block whose grant was lost, what nobody had heard of waits for somebody's word.
            const waits = aside.some(({ visitId }) => visitId === paper.visitId);
            expect(inLedger || waits, `${kiosk.name} gave ${paper.number}`).toBe(true);
          }
          expect(kiosk.outbox.state()).toMatchObject({ undelivered: 0, refused: 0 });
        }
        const papers = kiosks.flatMap(({ given }) => given.map(({ number }) => number));
        expect(new Set(papers).size).toBe(papers.length);
        for (const { deviceId, date } of aside.filter(({ dismissed }) => !dismissed))
          for (const { visitId } of world.branch.engine
            .state()
            .setAside.filter((one) => one.deviceId === deviceId && one.date === date))
            expect((await send(world.branch, MANAGER, { type: 'approveDelivery', visitId })).kind).toBe('done');
        // A copy that was restored twice does not know the one that went on from it in between, and says so; nothing else is disputed.
        const disputed = [...world.branch.ledger.events()].flatMap((event) =>
          event.type === 'witnessDisagreed' ? [event.payload.why] : [],
        );
        expect(disputed.filter((why) => why !== 'otherEpoch')).toEqual([]);
        await send(world.branch, MANAGER, { type: 'closeDay', force: true });
        expect(verifyFile(join(world.folder, 'branch.db'))).toMatchObject({ finding: null });
        for (const kiosk of kiosks) kiosk.close();
      } finally {
        await world.end();
      }
    },
    120_000,
  );

  it('takes back nothing that it did not sign, nothing twice, and nothing that it still holds', async () => {
    const world = new World();
    try {
      await send(world.branch, MANAGER, { type: 'openDay' });
      await world.serve();
      const token = await enrolled(world.branch, 'kiosk');
      const before = clientOf(world.address, token);
      const issue = async (): Promise<TicketReceipt> =>
        (await before.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', again: true })).body.receipt;
      const kept = await issue();
      const copy = await world.backUp();
      const lost = await issue();
      expect(JSON.stringify(lost)).not.toContain('identity');
      const handBack = async (receipts: readonly unknown[]) =>
        (await clientOf(world.address, token).call('POST', '/ledger/receipts', { receipts })).body.results;
      // Of the present copy nothing is lost.
      const at = world.branch.ledger.head().seq;
      expect(await handBack([kept, lost])).toEqual(['taken', 'taken']);
      expect(world.branch.ledger.head().seq).toBe(at);

      await world.crashAndRestore(copy);
      const forged = [
        { ...lost, at: lost.at - 1 },
        { ...lost, ticket: { ...lost.ticket, number: 7 } },
        { ...lost, keyId: '0'.repeat(16) },
      ];
      const restoredAt = world.branch.ledger.head().seq;
      expect(await handBack(forged)).toEqual(['refused', 'refused', 'refused']);
      expect(world.branch.ledger.head().seq).toBe(restoredAt);
      expect(await handBack([kept, lost, lost])).toEqual(['taken', 'taken', 'taken']);
      expect(world.tickets().map(({ recovered }) => recovered)).toEqual([false, true]);
      const back = [...world.branch.ledger.events()].findLast(({ type }) => type === 'ticketIssued');
      expect(back).toMatchObject({ at: lost.at, payload: { recovered: { epoch: lost.epoch, seq: lost.seq } } });
      const visit = world.branch.engine.state().open.get(String(lost.ticket.visitId));
      expect(visit?.issuedAt).toBe(lost.at);
      // A number that came back is not given again.
      const next = await clientOf(world.address, token).call('POST', '/tickets', {
        serviceId: 'pgu',
        class: 'general',
      });
      expect([kept.ticket.number, lost.ticket.number]).not.toContain(next.body.sequence);
      expect((await clientOf(world.address, null).call('POST', '/ledger/receipts', { receipts: [lost] })).status).toBe(
        401,
      );
    } finally {
      await world.end();
    }
  });
});
