import { createServer } from 'node:net';

/**
 * Whether a server may listen there now. Asked before anything on the disk is touched: a second start must not move the
 * data of the branch that runs. Rejects with what the system says where it may not.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, host, resolve);
  });
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}
