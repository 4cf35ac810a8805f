import { networkInterfaces } from 'node:os';
import type { Account } from './crew.ts';

export type Welcome = {
  readonly branch: string;
  /** Where this computer finds the server. */
  readonly address: string;
  /** Where other computers of the same local network do; empty when they may not. */
  readonly lan: readonly string[];
  readonly boardCode: string;
  /** Shown this once; empty after the first start. */
  readonly crew: readonly Account[];
  /** In words, what the central office holds. */
  readonly handover: string;
};

/** What whoever starts a mobile unit reads in the terminal. */
export function welcomeText({ branch, address, lan, boardCode, crew, handover }: Welcome): string {
  const lines = [
    '',
    `${branch}: listo para trabajar sin red.`,
    '',
    `  Jefatura    ${address}/manager   aquí se abre el día, después de mirar su fecha`,
    `  Módulos     ${address}/attendant`,
    `  Pantalla    ${address}/board`,
    `              la primera vez en cada equipo: ${address}/board?enrol=${boardCode}`,
    ...lan.map((other) => `  Otros computadores de la misma red local entran por ${other}`),
    '',
    `  ${handover}`,
  ];
  if (crew.length > 0) {
    lines.push('', '  Claves (se muestran solo esta vez; anótelas):');
    for (const { login, secret } of crew) lines.push(`    ${login.padEnd(12)}${secret}`);
  }
  return [...lines, '', 'Ctrl+C para terminar.', ''].join('\n');
}

/** This computer's addresses on local networks, IPv4. */
export function lanAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}
