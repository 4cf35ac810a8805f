import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Spooled = { readonly bytes: number; readonly sha256: string; readonly stream: () => ReadStream };

/**
 * Writes a file's pieces to the disk, each when the one before is there, so that neither memory nor the server's other work pays
 * for its length: its digest is known before the first byte is sent. Null where `stopped` said so, between two pieces. The file
 * is gone once its stream is closed, however that ended.
 */
export async function spooled(pieces: Iterable<Uint8Array>, stopped: () => boolean): Promise<Spooled | null> {
  const folder = await mkdtemp(join(tmpdir(), 'turno25-export-'));
  const gone = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  try {
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for (const piece of pieces) {
        if (stopped()) {
          await gone();
          return null;
        }
        await file.write(piece);
        hash.update(piece);
        bytes += piece.length;
        await nextTurn();
      }
    } finally {
      await file.close();
    }
    const stream = (): ReadStream => createReadStream(path).on('close', () => void gone());
    return { bytes, sha256: hash.digest('hex'), stream };
  } catch (error) {
    await gone();
    throw error;
  }
}
