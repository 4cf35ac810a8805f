import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { monotonicOf } from '@turno25/shared/time/clock.ts';
import { randomBytes, seededRandom } from '@turno25/shared/time/random.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { localDate, startOfLocalDay } from '@turno25/shared/time/zone.ts';
import { type Branch, filesIn, openBranch } from '../branch.ts';
import { type NewStaff, registerStaff } from '../verbs/access.ts';
import { bookForNewcomer, bookMorning } from './appointments.ts';
import { Crowd } from './crowd.ts';
import { DemoClock } from './demoClock.ts';
import { playPastDays, workingDaysBefore } from './pastDays.ts';

/** How much of the morning has already happened when the newcomer looks. */
const MORNING_MS = 130 * MINUTE;
const SEED = 25;
/** Appointments are made for so long after the newcomer begins to look. */
const BOOKED_AHEAD = 150 * MINUTE;
/** Days that were worked before today: forecasts, plans and rehearsals have something to go by. */
const PAST_DAYS = 3;
const PAST_DAY_MS = 4 * 60 * MINUTE;

type Credential = { readonly login: string; readonly secret: string };
export type Demo = {
  readonly branch: Branch;
  readonly attendant: Credential;
  readonly host: Credential;
  readonly manager: Credential;
  readonly admin: Credential;
  /** One that can be checked in now. */
  readonly appointment: { readonly code: string; readonly at: number };
  readonly kioskCode: string;
  readonly boardCode: string;
  /** Lets the simulated people go on, live. */
  readonly live: () => Cancel;
};

/** What tells a folder of simulated people from a branch's own, which is never moved away. */
const MARK = 'simulado.txt';

/** Whether a folder may be given to a demonstration: it is not there, or it is an earlier one's. */
export function isSimulated(folder: string): boolean {
  return !existsSync(filesIn(folder).ledger) || existsSync(join(folder, MARK));
}

/**
 * A branch in the middle of its morning: invented staff at all counters but the first, simulated citizens, a ledger
 * made by the same engine. The ledger of the last demonstration is kept beside the new one.
 */
export async function openDemo(folder: string, config: BranchConfig, sources: Sources): Promise<Demo> {
  if (existsSync(folder)) {
    rmSync(`${folder}.previous`, { recursive: true, force: true });
    renameSync(folder, `${folder}.previous`);
  }
  privateFolder(folder);
  writeFileSync(join(folder, MARK), 'Personas simuladas. Nada de esta carpeta cuenta.\n', { mode: 0o600 });
  // A morning begins on the same date, however early the newcomer is.
  const started = sources.clock.now();
  const { zone } = config.branch;
  const midnight = startOfLocalDay(localDate(started, zone), zone);
  const today = localDate(started, zone);
  // The oldest of them in the month before, which is over: what people answered is told of whole months alone.
  const recent = workingDaysBefore(today, PAST_DAYS);
  const [ofMonthBefore = today] = workingDaysBefore(`${today.slice(0, 7)}-01`, 1);
  const past = recent.includes(ofMonthBefore) ? recent : [ofMonthBefore, ...recent.slice(1)];
  const clock = new DemoClock(startOfLocalDay(past[0] ?? today, zone), sources.clock);
  const branch = openBranch({
    files: filesIn(folder),
    config,
    sources: { ...sources, clock, spans: { monotonic: monotonicOf(clock) } },
    ignoreHours: true,
  });
  const attendant = await addPerson(branch, 'ejecutiva', 'Elena Fuentes', 'attendant');
  const host = await addPerson(branch, 'anfitriona', 'Marta Lincopán', 'host');
  const manager = await addPerson(branch, 'jefatura', 'Rosa Quintanilla', 'manager');
  const admin = await addPerson(branch, 'admin', 'Administración de la sucursal', 'admin');
  const names = ['Bruno Aravena', 'Carla Muñoz', 'Diego Paillán', 'Inés Salvatierra', 'Óscar Huenchumil'];
  const staff: { counterId: string; staffId: string }[] = [];
  for (const [index, name] of names.entries()) {
    const counterId = config.counters[index + 1]?.id;
    if (counterId === undefined) break;
    const secretHash = await hashSecret(newSecret());
    const staffId = await register(branch, { login: `ejecutivo${index + 2}`, name, role: 'attendant', secretHash });
    staff.push({ counterId, staffId });
  }
  const random = seededRandom(SEED);
  await playPastDays(branch, past, { moveTo: (at) => clock.moveTo(at), staff, random, lasts: PAST_DAY_MS });
  clock.moveTo(Math.max(started - MORNING_MS, midnight));
  await branch.act({ type: 'openDay' });
  const crowd = new Crowd(branch, random, 'simulated-kiosk');
  crowd.begin(clock.now(), staff);
  await bookMorning(branch, crowd, {
    from: clock.now(),
    until: started + BOOKED_AHEAD,
    random: seededRandom(SEED + 1),
  });
  for (let at = crowd.nextAt(); at < sources.clock.now(); at = crowd.nextAt()) {
    clock.moveTo(at);
    await crowd.step(clock.now());
  }
  clock.goLive();
  crowd.goLive();
  const appointment = await bookForNewcomer(branch);
  const now = branch.engine.now();
  return {
    branch,
    attendant,
    host,
    manager,
    admin,
    appointment,
    kioskCode: branch.devices.newCode('kiosk', 'Tótem de la entrada', now).code,
    boardCode: branch.devices.newCode('board', 'Pantalla de la sala', now).code,
    live: () => goOn(crowd, branch, sources.timers),
  };
}

function goOn(crowd: Crowd, branch: Branch, timers: Timers): Cancel {
  let stopped = false;
  let cancel: Cancel = () => {};
  const plan = (): void => {
    const wait = Math.max(50, crowd.nextAt() - branch.engine.now());
    cancel = timers.after(wait, () => {
      void crowd.step(branch.engine.now()).then(() => {
        if (!stopped) plan();
      });
    });
  };
  plan();
  return () => {
    stopped = true;
    cancel();
  };
}

async function addPerson(
  branch: Branch,
  login: string,
  name: string,
  role: 'host' | 'attendant' | 'manager' | 'admin',
): Promise<Credential> {
  const secret = newSecret();
  await register(branch, { login, name, role, secretHash: await hashSecret(secret) });
  return { login, secret };
}

async function register(branch: Branch, staff: NewStaff): Promise<string> {
  const id = branch.newId();
  await branch.perform(registerStaff(branch, { ...staff, id }));
  return id;
}

function newSecret(): string {
  return Buffer.from(randomBytes(9)).toString('base64url');
}
