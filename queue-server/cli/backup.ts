import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { backUp } from '../backup/backup.ts';

const USAGE = `npm run -s backup -- --to FOLDER [--keys-to FOLDER] [--data FOLDER]

  --to       where the copy of the ledger goes, a new file each time
  --keys-to  where vault and signing key go, each time in the place of the last; another medium than --to
  --data     the branch's data folder (data/branch)

While the server attends or while it does not. Ends with 0 when the copy is whole, 1 when it could not be made, 2 when it was asked wrongly.`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/branch' },
    to: { type: 'string' },
    'keys-to': { type: 'string' },
  },
});

if (values.to === undefined) end(USAGE, 2);
const keys = values['keys-to'] === undefined ? null : resolve(values['keys-to']);
const made = await backUp(resolve(values.data), { folder: resolve(values.to), keys }, systemSources.clock.now()).catch(
  (error: Error) => ({ ok: false as const, error: error.message }),
);
if (!made.ok) end(made.error, 1);
console.log(`${made.value.file}: ${made.value.seq} events, head ${made.value.hash}`);

function end(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
