import { createInterface } from 'node:readline/promises';
import { pinText } from '@turno25/shared/contracts/technician.ts';
import { hashPin } from './pin.ts';

/** Reads a PIN from the terminal, never from an argument that others could see, and prints what goes in the settings. */
const terminal = createInterface({ input: process.stdin, output: process.stderr });
const pin = pinText.safeParse((await terminal.question('PIN (6 a 12 números): ')).trim());
terminal.close();
if (pin.success) process.stdout.write(`${JSON.stringify({ technician: { pinHash: await hashPin(pin.data) } })}\n`);
else {
  process.stderr.write('El PIN tiene de 6 a 12 números.\n');
  process.exitCode = 2;
}
