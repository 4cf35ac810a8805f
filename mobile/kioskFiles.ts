import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDeviceToken } from '@turno25/queue-server/access/devices.ts';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { enrolBeside } from '@turno25/queue-server/verbs/access.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import { z } from 'zod';

/** What the kiosk beside the server needs to be started. */
export type KioskFiles = {
  /** The device host's settings; the technician adds printer and scanner there. */
  readonly settings: string;
  /** The browser's own folder, where its enrolment is kept. */
  readonly profile: string;
  /** Enrols the page; null once that was done. */
  readonly code: string | null;
};

/** Names that the devices of the unit have in its lists. */
const DEVICES = { page: 'Tótem del móvil', host: 'Equipos del tótem del móvil' } as const;

/** Only what is written here is read; the rest is the technician's and stays as it is. */
const written = z.looseObject({ server: z.looseObject({ token: z.string() }).optional() });

/**
 * Enrols the kiosk of a mobile unit without anybody typing a code: its device host by a token in a file that only this user
 * may read, its page by a code for its first start. The error says which file does not fit.
 */
export async function prepareKiosk(
  branch: Branch,
  folder: string,
  places: { readonly server: string; readonly publicAddress: string | null },
): Promise<Result<KioskFiles, string>> {
  const settings = join(folder, 'totem.json');
  const profile = join(folder, 'navegador');
  const before = readSettings(settings);
  if (!before.ok) return before;
  const token = await hostToken(branch, before.value.server?.token ?? null);
  const now = {
    outbox: join(folder, 'totem.db'),
    ...before.value,
    // Both change from one village to the next.
    publicAddress: places.publicAddress,
    server: { ...before.value.server, address: places.server, token },
  };
  privateFile(settings);
  writeFileSync(settings, `${JSON.stringify(now, null, 2)}\n`);
  const enrolled = existsSync(profile) && isEnrolled(branch, DEVICES.page);
  const code = enrolled ? null : branch.devices.newCode('kiosk', DEVICES.page, branch.engine.now()).code;
  return ok({ settings, profile, code });
}

function isEnrolled(branch: Branch, name: string): boolean {
  return branch.devices.list().some((device) => device.name === name && device.active);
}

function readSettings(file: string): Result<z.infer<typeof written>, string> {
  if (!existsSync(file)) return ok({});
  try {
    const parsed = written.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? ok(parsed.data) : err(`${file}: ${z.prettifyError(parsed.error)}`);
  } catch (error) {
    return err(`${file}: ${(error as Error).message}`);
  }
}

/** The token that the device host has, while the branch knows it; else a new device's. */
async function hostToken(branch: Branch, had: string | null): Promise<string> {
  if (had !== null && branch.devices.byToken(had) !== null) return had;
  const token = newDeviceToken();
  const outcome = await branch.perform(enrolBeside(branch, { kind: 'kiosk', name: DEVICES.host, token }));
  if (outcome.kind !== 'done') throw new Error(`enrolment was not recorded: ${outcome.kind}`);
  return token;
}
