import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Command, CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import { type BranchState, emptyState } from '@turno25/shared/domain/state/state.ts';
import { sameBytes } from '@turno25/shared/evidence/bytes.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { rowHash } from '@turno25/shared/evidence/row.ts';
import { isLockedOut } from '@turno25/shared/files/lockedOut.ts';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import { type RandomBytes, randomBytes } from '@turno25/shared/time/random.ts';
import { sleptMs } from '@turno25/shared/time/slept.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import { soon } from '@turno25/shared/time/timers.ts';
import { Accounts } from './access/accounts.ts';
import { Devices } from './access/devices.ts';
import { ProviderLinks } from './access/providerLinks.ts';
import { AlertOutbox } from './alerts/outbox.ts';
import { DeliveryStanding } from './centre/deliveryStanding.ts';
import { Handover } from './centre/handover.ts';
import { NationalTroubleNote } from './centre/nationalTrouble.ts';
import { Engine } from './engine/engine.ts';
import { SteadyClock } from './engine/steadyClock.ts';
import type { Caller, Intention, Outcome, Verb } from './engine/submission.ts';
import { FactRows } from './figures/factRows.ts';
import { OwnDays } from './figures/ownDay.ts';
import { SealedRows } from './figures/sealedRows.ts';
import { SignalDays } from './figures/signalCounts.ts';
import { Today } from './figures/today.ts';
import { Waits } from './forecasts/waits.ts';
import { Attachments } from './ledger/attachments.ts';
import { BranchKey } from './ledger/branchKey.ts';
import { CommandTable } from './ledger/commandTable.ts';
import { type Db, IN_MEMORY, isFileTrouble, openDatabase, openInMemory } from './ledger/database.ts';
import { ledgerEpoch } from './ledger/epoch.ts';
import { Ledger, toEvent } from './ledger/ledger.ts';
import { Reports } from './ledger/reports.ts';
import { loadSnapshot, saveSnapshot } from './ledger/snapshots.ts';
import { StartRefused } from './ledger/startRefused.ts';
import { Machine } from './machine/machine.ts';
import { MailTries } from './mail/mailTries.ts';
import { SealedSecret } from './vault/sealedSecret.ts';
import { Tokens } from './vault/tokens.ts';
import { Vault } from './vault/vault.ts';
import { direct } from './verbs/direct.ts';
import { Trust } from './verification/trust.ts';
import { isBegun, signingKeyOf, textsWithoutKey } from './verification/whatItWasMadeWith.ts';

export type BranchOptions = {
  /** Null: in memory only, ledger and keys gone with the process. For rehearsals that nobody keeps. */
  readonly files: BranchFiles | null;
  /** Seeds the first configuration; ignored once the ledger owns one. */
  readonly config: BranchConfig;
  /** Clock, spans, timers and ids: the machine's, or virtual ones. */
  readonly sources: Sources;
  readonly ignoreHours?: boolean;
  /** Opens with whatever vault there is, or a new one, so that somebody can answer for what it lacks; nobody is served so. */
  readonly acceptsLoss?: true;
  /** Source of keys and nonces; a rehearsal brings a seeded one. */
  readonly randomBytes?: RandomBytes;
};

/** Where a branch keeps its things. Ledger and keys are backed up by different rules, so they never share a file. */
export type BranchFiles = { readonly ledger: string; readonly vault: string; readonly keyFolder: string };

/** The usual places in a data folder: `branch.db`, `vault.db`, `seal.key.pem`. */
export function filesIn(folder: string): BranchFiles {
  return { ledger: join(folder, 'branch.db'), vault: join(folder, 'vault.db'), keyFolder: folder };
}

/** Everything of a running branch but its gateway. */
export type Branch = {
  readonly db: Db;
  readonly ledger: Ledger;
  readonly reports: Reports;
  readonly vault: Vault;
  readonly tokens: Tokens;
  readonly engine: Engine;
  readonly today: Today;
  readonly ownDays: OwnDays;
  /** How long people will wait. */
  readonly waits: Waits;
  readonly accounts: Accounts;
  readonly devices: Devices;
  /** What the central office holds of the ledger. */
  readonly handover: Handover;
  /** How delivering to it by itself went last. */
  readonly delivery: DeliveryStanding;
  /** Why what it sent for every branch could not be taken. */
  readonly nationalTrouble: NationalTroubleNote;
  readonly branchKey: BranchKey;
  /** The visits of sealed days, for figures of a period. */
  readonly sealedRows: SealedRows;
  readonly factRows: FactRows;
  /** What sealed days give to signals. */
  readonly signalDays: SignalDays;
  /** Alerts on their way outside. */
  readonly alertOutbox: AlertOutbox;
  readonly newId: NewId;
  /** What the branch takes from outside: whatever serves it takes the same. */
  readonly sources: Sources;
  /** Whether the ledger was found to be what it was. */
  readonly trust: Trust;
  readonly machine: Machine;
  /** Secret of the account by which answers are mailed, and the tries of those that did not leave. */
  readonly mailSecret: SealedSecret;
  /** Of this branch at the provider by which staff sign in. */
  readonly providerSecret: SealedSecret;
  readonly mailTries: MailTries;
  /** Whom of the staff somebody at the provider is. */
  readonly providerLinks: ProviderLinks;
  /** Sealed files of cases. */
  readonly attachments: Attachments;
  /** Identifies this copy of the ledger; a client that knew another one asks for everything anew. */
  readonly epoch: string;
  /** Does what somebody asks. */
  readonly submit: <T extends CommandType>(caller: Caller, verb: Verb<T>, intention?: Intention) => Promise<Outcome>;
  /** The same for the server itself: the first staff, a device beside it. */
  readonly perform: <T extends CommandType>(verb: Verb<T>) => Promise<Outcome>;
  /** A command of the server itself, as it is: the first configuration, the day keeper, erasures. */
  readonly act: (command: Command) => Promise<Outcome>;
  readonly close: () => void;
};

const SYSTEM: Caller = { actor: { kind: 'system', id: 'system', role: 'system' }, deviceId: null };
/** Events between two snapshots at least; and as many as visits are in memory, so that an event's share does not grow with the day. */
const SNAPSHOT_EVERY = 2000;
/** Between two looks at a file that somebody else holds: everybody who only reads is answered meanwhile. */
const LOCKED_OUT_PAUSE_MS = 150;

/** Opens a branch: replays and verifies what came after the last snapshot, then takes commands. Throws on a broken chain. */
export function openBranch(options: BranchOptions): Branch {
  const { files } = options;
  if (files !== null) {
    for (const folder of [files.keyFolder, dirname(files.vault)]) privateFolder(folder);
    // A ledger that was asked for by name may lie in a folder that is not the branch's to close.
    mkdirSync(dirname(files.ledger), { recursive: true });
  }
  const db = files === null ? openInMemory() : openDatabase(files.ledger);
  try {
    return openOn(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
}

function openOn(db: Db, options: BranchOptions): Branch {
  const random = options.randomBytes ?? randomBytes;
  const { files } = options;
  const branchKey =
    files === null ? BranchKey.inMemory(random) : BranchKey.inFolder(files.keyFolder, random, signingKeyOf(db));
  const vault = openVault(db, files, random, options.acceptsLoss ?? false);
  const { clock, spans, newId } = options.sources;
  const epoch = ledgerEpoch(db, newId);
  const ledger = new Ledger(db);
  const reports = new Reports(db);
  const tokens = new Tokens(vault);
  const sealedRows = new SealedRows(db);
  sealedRows.complete(ledger);
  const factRows = new FactRows(db);
  factRows.dropStrays();
  const signalDays = new SignalDays(db);
  signalDays.complete(ledger);
  const snapshotKey = vault.secret('snapshots');
  const state = replay(db, ledger, snapshotKey);
  const today = new Today(ledger, state.day?.date ?? null);
  const ownDays = new OwnDays(ledger, state.day?.date ?? null);
  const waits = new Waits();
  const trust = new Trust();
  const steady = new SteadyClock(clock, ledger.lastRecordedAt() ?? 0, spans, sleptMs);
  const facts = {
    tokens,
    reports,
    waits,
    trust,
    clock: steady,
    ledger,
    epoch,
    ignoreHours: options.ignoreHours ?? false,
  };
  const engine = new Engine(
    {
      db,
      ledger,
      reports,
      branchKey,
      sealedRows,
      keys: vault,
      newId,
      commands: new CommandTable(db, vault.secret('commandHmac')),
      clock: steady,
      facts,
      schedule: soon,
      later: (task) => void options.sources.timers.after(LOCKED_OUT_PAUSE_MS, task),
    },
    state,
  );
  let sinceSnapshot = 0;
  engine.onCommitted((events, now) => {
    today.follow(events, now.day?.date ?? null);
    ownDays.follow(events, now.day?.date ?? null);
    keepOfSealed(events);
    sinceSnapshot += events.length;
    // A snapshot serves the next start, which a ledger in memory never has.
    const apart = Math.max(SNAPSHOT_EVERY, now.open.size + now.ended.size);
    if (sinceSnapshot >= apart && snapshot(now)) sinceSnapshot = 0;
  });
  /** False where somebody else holds the file: the one after the next events will do, or none, which costs the next start some time. */
  function snapshot(now: BranchState): boolean {
    const { seq, hash: headHash } = ledger.head();
    if (files === null || seq === 0) return true;
    try {
      saveSnapshot(db, snapshotKey, { seq, headHash, state: now });
      return true;
    } catch (error) {
      if (!isLockedOut(error)) throw error;
      return false;
    }
  }
  /** Facts and signals of what was sealed: caches, so that no seal waits for them, and where the file does not take them whoever asks makes them. */
  function keepOfSealed(events: readonly RecordedEvent[]): void {
    for (const { type, businessDate: date, seq: seal } of events) {
      if (type !== 'daySealed' || date === null) continue;
      try {
        factRows.keep(ledger, { date, seal });
        signalDays.count(ledger, date, seal);
      } catch (error) {
        if (!isFileTrouble(error)) throw error;
      }
    }
  }
  const submit: Branch['submit'] = (caller, verb, intention = null) => engine.submit({ ...caller, verb, intention });
  const perform: Branch['perform'] = (verb) => submit(SYSTEM, verb);
  const act: Branch['act'] = (command) => perform(direct(command));
  if (engine.state().config === null) {
    void act({ type: 'publishConfig', config: options.config, basedOn: 0 });
    engine.drain();
  }
  const close = (): void => {
    engine.drain();
    snapshot(engine.state());
    db.close();
    vault.close();
  };
  return {
    db,
    ledger,
    reports,
    vault,
    tokens,
    engine,
    today,
    ownDays,
    waits,
    accounts: new Accounts(db, vault.secret('staffPins')),
    devices: new Devices(db),
    handover: new Handover(db),
    delivery: new DeliveryStanding(),
    nationalTrouble: new NationalTroubleNote(),
    alertOutbox: new AlertOutbox(db),
    branchKey,
    sealedRows,
    factRows,
    signalDays,
    trust,
    machine: new Machine(),
    mailSecret: new SealedSecret(db, 'mail_secret', vault.secret('mailSecret'), random),
    providerSecret: new SealedSecret(db, 'oidc_secret', vault.secret('providerSecret'), random),
    mailTries: new MailTries(db),
    attachments: new Attachments(db),
    providerLinks: new ProviderLinks(db, vault.secret('staffLinks')),
    newId,
    sources: options.sources,
    epoch,
    submit,
    perform,
    act,
    close,
  };
}

/** The vault that the ledger was made with; a new one for a new ledger alone. */
function openVault(db: Db, files: BranchFiles | null, random: RandomBytes, acceptsLoss: boolean): Vault {
  if (files === null) return new Vault(IN_MEMORY, random);
  if (acceptsLoss) return new Vault(files.vault, random);
  const begun = isBegun(db);
  if (begun && !existsSync(files.vault)) throw new StartRefused('start.vaultMissing', { file: files.vault });
  const vault = new Vault(files.vault, random);
  const texts = begun ? textsWithoutKey(db, vault) : 0;
  if (texts > 0 || (begun && !vault.hasSecret('commandHmac'))) {
    vault.close();
    throw new StartRefused('start.vaultOther', { file: files.vault, texts });
  }
  return vault;
}

/** The state from the newest snapshot and the verified tail after it. */
function replay(db: Db, ledger: Ledger, snapshotKey: Uint8Array): BranchState {
  const snapshot = loadSnapshot(db, snapshotKey);
  let state = snapshot?.state ?? emptyState();
  let previous = snapshot === null ? null : { seq: snapshot.seq, hash: snapshot.headHash };
  for (const row of ledger.rows(snapshot?.seq ?? 0)) {
    const linked =
      previous === null ? row.seq === 1 : row.seq === previous.seq + 1 && sameBytes(row.prevHash, previous.hash);
    if (!linked || !sameBytes(rowHash(nodeCrypto, row), row.hash))
      throw new Error(`the ledger is broken at event ${row.seq}`);
    state = evolve(state, toEvent(row));
    previous = { seq: row.seq, hash: row.hash };
  }
  const broken = brokenInvariants(state);
  if (broken.length > 0) throw new Error(`the ledger gives an impossible state: ${broken.join('; ')}`);
  return state;
}
