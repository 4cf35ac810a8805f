import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seedContent } from '@turno25/central/catalogue/seed.ts';
import type { Centre } from '@turno25/central/centre.ts';
import { generatedBranches } from '@turno25/central/generated/branches.ts';
import { loadGenerated } from '@turno25/central/generated/load.ts';
import { openCentre } from '@turno25/central/openCentre.ts';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { serveCentre } from '@turno25/central/server.ts';
import { type DuckDbWarehouse, openDuckDb } from '@turno25/central/warehouse/duckdb/duckDb.ts';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { serverLog } from '@turno25/shared/http/log.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { exampleAgreements } from './agreements.ts';
import { startBranches } from './branches.ts';
import type { BranchToEnrol, BranchTold } from './branchProcess.ts';
import { LIVE_BRANCHES } from './liveBranches.ts';

/** 202 branches in all, as ChileAtiende had in 2025 (196 of them generated). */
const GENERATED = 196;
/** Business days of a quarter that are generated, with so many hundredths of a real day's visits. */
const DAYS = 60;
const SCALE = 20;
/** How often a live branch is asked, ms. */
const EVERY_MS = 10_000;

type Pull = { readonly address: string; readonly login: string; readonly secret: string };

/** A central office with live branches beside it and a generated rest, until it is told to stop. */
export async function showNation(): Promise<void> {
  const { values } = parseArgs({
    strict: false,
    options: { data: { type: 'string', default: 'data/nation' }, port: { type: 'string', default: '3200' } },
  });
  const folder = resolve(String(values.data));
  if (existsSync(folder)) {
    rmSync(`${folder}.previous`, { recursive: true, force: true });
    renameSync(folder, `${folder}.previous`);
  }
  const log = serverLog('warn');
  let warehouse: DuckDbWarehouse | null = null;
  const opened = await openCentre({
    folder: join(folder, 'central'),
    warehouse: async (where) => {
      warehouse = await openDuckDb(where);
      return warehouse;
    },
    sources: systemSources,
    threads: 1,
    atOnce: 4,
    everyMs: EVERY_MS,
    centreKey: null,
    failed: (branchId, error) => log.error({ branchId, err: error }, 'a branch could not be brought up to date'),
  });
  const centre = must(opened.ok ? opened.value : null, 'the folder is new');
  const secret = Buffer.from(randomBytes(9)).toString('base64url');
  for (const [login, name, role] of [
    ['admin', 'Administración central', 'admin'],
    ['central', 'Nivel central', 'central'],
    ['prepara', 'Quien prepara', 'publisher'],
    ['aprueba', 'Quien aprueba', 'publisher'],
  ] as const)
    centre.accounts.add({ id: login, login, name, role, secretHash: await hashSecret(secret) });
  publishFirst(centre);
  const server = await serveCentre(centre, { host: '127.0.0.1', port: Number(values.port), logLevel: 'warn' });
  tell(say('nation.serving', { address: server.address, secret }));
  const { publicKey } = centre.catalogue;
  const enrolled = (one: Pick<BranchTold, 'id' | 'name' | 'comuna' | 'publicKey'>, pull: Pull | null) => {
    const said = { id: one.id, name: `ChileAtiende ${one.name}`, comuna: one.comuna, publicKey: one.publicKey };
    const more = pull === null ? {} : { pull };
    return enrolBranch(centre, { ...said, profile: 'branch', ...more }, 'console');
  };
  const enrol = (hello: BranchToEnrol): string | null => {
    const answer = enrolled(hello, null);
    return answer.ok ? answer.value.token : null;
  };
  const here = { publicKey, address: server.address, enrol };
  const stopBranches = startBranches(join(folder, 'branches'), here, (told) => {
    const { id, name, address } = told;
    // One that delivers by itself is enrolled already.
    if (centre.branches.byId(id) === null) {
      if (!enrolled(told, { address, login: 'central', secret: told.secret }).ok) return;
      centre.rounds.askNow(id);
    }
    tell(say('nation.branch', { name, address, login: told.manager.login, secret: told.manager.secret }));
  });
  const stop = (): void => {
    stopBranches();
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const today = localDate(systemSources.clock.now(), centre.zone);
  const branches = generatedBranches(
    GENERATED,
    LIVE_BRANCHES.map(({ comuna }) => comuna),
    SCALE,
  );
  await loadGenerated(
    must(warehouse as DuckDbWarehouse | null, 'it is open'),
    branches,
    businessDaysUpTo(today, DAYS),
    () => undefined,
  );
  tell(say('nation.ready', { count: GENERATED, days: DAYS }));
}

/** A first national document with example agreements, prepared by one and approved by another: branches take it from today. */
function publishFirst({ catalogue, zone }: Centre): void {
  const now = systemSources.clock.now();
  const today = localDate(now, zone);
  const seed = seedContent();
  const content = { ...seed, agreements: exampleAgreements(seed, today) };
  const draft = catalogue.save({ content, validFrom: today, over: null }, 'prepara', now);
  if (draft.ok) catalogue.publish(catalogue.digestOf(draft.value), 'aprueba', { now, today });
}

/** The last weekdays up to a date, oldest first. */
function businessDaysUpTo(today: string, count: number): readonly string[] {
  const days: string[] = [];
  for (let date = today; days.length < count; date = addDays(date, -1))
    if (new Date(`${date}T12:00:00Z`).getUTCDay() % 6 !== 0) days.unshift(date);
  return days;
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
