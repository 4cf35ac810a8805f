import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problems.ts';
import { type Spooled, spooled } from './spool.ts';

/** Files that are written at the same time: each takes a core for seconds, and the queue has the first claim to it. */
const AT_ONCE = 2;

export type NamedFile = { readonly name: string; readonly type: string };

/** Sends files that take long to write. */
export class SpooledFiles {
  #running = 0;

  /** Writes the file first, and sends it with its digest; whoever leaves meanwhile stops it. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { name, type }: NamedFile,
    pieces: Iterable<Uint8Array>,
  ): Promise<FastifyReply> {
    if (this.#running >= AT_ONCE) throw new ProblemError('request.tooMany');
    this.#running += 1;
    let file: Spooled | null;
    try {
      file = await spooled(pieces, () => request.raw.socket.destroyed);
    } finally {
      this.#running -= 1;
    }
    if (file === null) return reply;
    return reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', file.bytes)
      .header('x-content-sha256', file.sha256)
      .send(file.stream());
  }
}
