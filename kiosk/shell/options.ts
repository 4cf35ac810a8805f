import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';

/** What the shell is told when it starts, by argument or environment. */
export type ShellOptions = {
  /** The branch's queue server; nothing else on the network is ever asked. */
  readonly server: URL;
  /** False in development: a window that can be moved and closed. */
  readonly kioskMode: boolean;
};

const origin = z.url({ protocol: /^https?$/ });

/** Reads `--server=URL` and `--windowed` from arguments, or `TURNO25_SERVER` from the environment. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<ShellOptions, string> {
  const given =
    argv.find((argument) => argument.startsWith('--server='))?.slice('--server='.length) ?? env.TURNO25_SERVER;
  if (given === undefined) return err('--server=URL is missing: the address of the branch’s queue server');
  const parsed = origin.safeParse(given);
  if (!parsed.success) return err(`--server is not an http or https address: ${given}`);
  return ok({ server: new URL(new URL(parsed.data).origin), kioskMode: !argv.includes('--windowed') });
}
