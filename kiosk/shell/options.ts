import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import { hostSettings } from '../device-host/settings/settings.ts';

/** Settings of the device host as their file has them; the host fills in what is left out. */
export type SettingsFile = z.input<typeof hostSettings>;

/** The device host: one of the shell's own, a service that somebody else started, or none. */
export type HostChoice =
  | { readonly kind: 'own'; readonly settings: SettingsFile }
  | { readonly kind: 'service'; readonly url: string; readonly token: string }
  | { readonly kind: 'none' };

/** What the shell is told when it starts, by argument or environment. */
export type ShellOptions = {
  /** The page that its window shows. A board has neither devices nor a technician's door. */
  readonly screen: 'kiosk' | 'board';
  /** The branch's queue server; nothing else on the network is ever asked. */
  readonly server: URL;
  /** False in development: a window that can be moved and closed. */
  readonly kioskMode: boolean;
  /** What the machine is for; null leaves it as it was. */
  readonly mode: 'entry' | 'exit' | 'both' | null;
  /** Where its voice is heard; null leaves it as it was. */
  readonly audio: 'headphones' | 'loudspeaker' | null;
  readonly host: HostChoice;
  /** A technician's code by which the machine is enrolled where it is not yet; null where somebody types it. */
  readonly enrol: string | null;
  /** Whether `--user-data-dir` says where its own data lie. */
  readonly hasFolder: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

const origin = z.url({ protocol: /^https?$/ });
const modes = z.enum(['entry', 'exit', 'both']).nullable();
const audioPlaces = z.enum(['headphones', 'loudspeaker']).nullable();

/**
 * Reads `--server=URL`, `--settings=FILE`, `--mode=entry|exit|both`, `--audio=headphones|loudspeaker`, `--enrol=CODE`,
 * `--windowed` and `--board` from arguments; the environment may have `TURNO25_SERVER`, `TURNO25_SETTINGS`, `TURNO25_ENROL`, and the place of a service that runs already: `TURNO25_HOST_URL` and
 * `TURNO25_HOST_TOKEN`. The server is the settings' own unless said.
 */
export function readOptions(
  argv: readonly string[],
  env: Environment,
  read: (file: string) => string,
): Result<ShellOptions, string> {
  const value = (name: string): string | undefined =>
    argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const isBoard = argv.includes('--board');
  const ofKiosks = ['settings', 'mode', 'audio'].find((name) => value(name) !== undefined);
  if (isBoard && ofKiosks !== undefined)
    return err(`--${ofKiosks} es de un tótem: una pantalla (--board) no lo lleva.`);
  const host: Result<HostChoice, string> = isBoard
    ? ok({ kind: 'none' })
    : hostChoice(value('settings') ?? env.TURNO25_SETTINGS, env, read);
  if (!host.ok) return host;
  const given =
    value('server') ??
    env.TURNO25_SERVER ??
    (host.value.kind === 'own' ? host.value.settings.server.address : undefined);
  if (given === undefined) return err('Falta --server=DIRECCIÓN: la del servidor de la sucursal.');
  const parsed = origin.safeParse(given);
  if (!parsed.success) return err(`--server no es una dirección http o https: ${given}`);
  const mode = modes.safeParse(value('mode') ?? null);
  if (!mode.success) return err('--mode es entry (entrada), exit (salida) o both (ambas).');
  const audio = audioPlaces.safeParse(value('audio') ?? null);
  if (!audio.success) return err('--audio es headphones (audífonos) o loudspeaker (parlante).');
  return ok({
    screen: isBoard ? 'board' : 'kiosk',
    server: new URL(new URL(parsed.data).origin),
    kioskMode: !argv.includes('--windowed'),
    mode: mode.data,
    audio: audio.data,
    host: host.value,
    enrol: value('enrol') ?? env.TURNO25_ENROL ?? null,
    hasFolder: value('user-data-dir') !== undefined,
  });
}

function hostChoice(
  file: string | undefined,
  { TURNO25_HOST_URL: url, TURNO25_HOST_TOKEN: token }: Environment,
  read: (file: string) => string,
): Result<HostChoice, string> {
  if (file === undefined) {
    return ok(url === undefined || token === undefined ? { kind: 'none' } : { kind: 'service', url, token });
  }
  let written: unknown;
  try {
    written = JSON.parse(read(file));
  } catch (error) {
    return err(`--settings ${file}: no se pudo leer (${error instanceof Error ? error.message : String(error)}).`);
  }
  const parsed = hostSettings.safeParse(written, { error: z.locales.es().localeError });
  if (!parsed.success) return err(`--settings ${file} no sirve:\n${z.prettifyError(parsed.error)}`);
  return ok({ kind: 'own', settings: written as SettingsFile });
}

/**
 * Settings as the kiosk's own device host gets them: without the PIN, which is for whoever keeps the door, and with the
 * server's address for telephones where no other was said: the page's own is of this machine alone.
 */
export function settingsOfHost({ technician: _kept, ...settings }: SettingsFile, server: URL): SettingsFile {
  return { ...settings, publicAddress: settings.publicAddress ?? server.origin };
}
