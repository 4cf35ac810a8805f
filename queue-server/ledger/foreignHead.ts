/** The ledger's file ends otherwise than this process left it: somebody else writes into it, or it was put in place of another. */
export class ForeignHead extends Error {
  constructor(inMemory: number, onDisk: number) {
    super(`the ledger ends at event ${onDisk} on disk, and this process left it at ${inMemory}`);
  }
}
