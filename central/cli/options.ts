import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';

const OPTIONS = {
  data: { type: 'string', default: 'data/central' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '3200' },
  every: { type: 'string', default: '5' },
  'at-once': { type: 'string', default: '8' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'proxy-hops': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'max-connections': { type: 'string' },
  postgres: { type: 'string' },
  oidc: { type: 'string' },
  'oidc-secret': { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  comuna: { type: 'string' },
  key: { type: 'string' },
  mobile: { type: 'boolean', default: false },
  address: { type: 'string' },
  login: { type: 'string' },
  'secret-file': { type: 'string' },
  branch: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  whole: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Said = ReturnType<typeof parsed>;
export type Values = Said['values'];

/** What was asked on the command line; an option that is none, or without its value, is told by name. */
export function asked(args: readonly string[]): Result<Said, string> {
  try {
    return ok(parsed(args));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    return err(/'([^']*)'/.exec(message)?.[1] ?? '');
  }
}

function parsed(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
}
