import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { startServer } from '@turno25/queue-server/server.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { enrolled, seedConfig } from './branch.ts';

/** A branch served from a process of its own, which a test may kill: prints its address and a kiosk's token on one line. */
const [folder = ''] = process.argv.slice(2);
const branch = openBranch({ files: filesIn(folder), config: seedConfig(), ignoreHours: true, sources: systemSources });
await branch.act({ type: 'openDay' });
const token = await enrolled(branch, 'kiosk');
const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', limitTries: false });
process.stdout.write(`${JSON.stringify({ address: server.address, token })}\n`);
