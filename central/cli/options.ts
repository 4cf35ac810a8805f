import { parseArgs } from 'node:util';

/** What was asked on the command line. */
export const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
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
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

export type Values = typeof values;
