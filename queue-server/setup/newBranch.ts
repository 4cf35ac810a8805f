import { existsSync, readdirSync, rmSync } from 'node:fs';
import { hashSecret } from '@turno25/shared/access/secrets.ts';
import type { SetupAnswer, SetupPlan } from '@turno25/shared/contracts/setup.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import { type Branch, filesIn } from '../branch.ts';
import { openHeld } from '../start/openHeld.ts';
import { registerStaff } from '../verbs/access.ts';
import { configOfPlan } from './configOfPlan.ts';

/** Whether there is nothing in a folder: with anything in it, it is somebody's, and may be what is left of a branch. */
export function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

/** Whether a folder holds a ledger. */
export function holdsBranch(folder: string): boolean {
  return existsSync(filesIn(folder).ledger);
}

/**
 * Makes a branch in a folder that has none, and leaves it closed: its configuration, its first users, and a code for each
 * machine. Secrets that were not given are made, and told once in the answer. What goes wrong leaves no half branch behind.
 */
export async function newBranch(
  folder: string,
  plan: SetupPlan,
  catalogue: BranchConfig,
  sources: Sources,
): Promise<Result<SetupAnswer, string>> {
  if (!isEmpty(folder)) return err(say('setup.notEmpty', { folder }));
  const year = new Date(sources.clock.now()).getUTCFullYear();
  const config = configOfPlan(plan, catalogue, year);
  if (!config.ok) return config;
  privateFolder(folder);
  const opened = openHeld(folder, { config: config.value, sources });
  if (!opened.ok) return opened;
  const branch = opened.value;
  const staff: SetupAnswer['staff'] = [];
  for (const { login, name, role, secret } of plan.staff) {
    const made = secret ?? Buffer.from(randomBytes(9)).toString('base64url');
    const verb = registerStaff(branch, { login, name, role, secretHash: await hashSecret(made) });
    const outcome = await branch.perform(verb);
    if (outcome.kind !== 'done') return undone(branch, folder, say('setup.staffRefused', { login }));
    staff.push({ login, name, role, secret: secret === undefined ? made : null });
  }
  const devices = plan.devices.map(({ kind, name }) => ({
    kind,
    name,
    code: branch.devices.newCode(kind, name, branch.engine.now()).code,
  }));
  const { id, name } = config.value.branch;
  branch.close();
  return ok({ branchId: id, name, staff, devices });
}

function undone(branch: Branch, folder: string, why: string): Result<never, string> {
  branch.close();
  rmSync(folder, { recursive: true, force: true });
  return err(why);
}
