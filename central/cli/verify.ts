import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { Evidence } from '../intake/evidence.ts';
import { Branches, type EnrolledBranch } from '../registry/branches.ts';
import { Journal } from '../registry/journal.ts';
import { openRegistry } from '../registry/registryFile.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

type Report = {
  readonly branch: string;
  readonly ok: boolean;
  readonly events: number;
  readonly seals: number;
  readonly seq: number | null;
  readonly detail: string | null;
};

/** Proves again, from the first event, what is held of each branch, and the journal. Ends with 1 where something was changed. */
export async function verify(values: Values): Promise<void> {
  const folder = resolve(values.data);
  // Looking for something to prove makes nothing.
  if (!existsSync(join(folder, 'central.db'))) return fail(say('centre.verify.none', { folder }));
  const registry = openRegistry(folder);
  const branches = new Branches(registry).all().filter(({ id }) => values.branch === undefined || id === values.branch);
  if (values.branch !== undefined && branches.length === 0) {
    registry.close();
    return fail(say('centre.verify.noBranch', { branch: values.branch }));
  }
  const reports = branches.map((branch) => proven(folder, branch));
  const journalBad = new Journal(registry).firstBad();
  registry.close();
  const ok = reports.every((report) => report.ok) && journalBad === null;
  if (values.json) tell(JSON.stringify({ ok, branches: reports, journalBad }));
  else {
    for (const report of reports) tell(lineOf(report));
    tell(
      journalBad === null ? say('centre.verify.journalGood') : say('centre.verify.journalBad', { place: journalBad }),
    );
  }
  if (!ok) process.exitCode = 1;
}

function lineOf({ branch, ok, events, seals, seq, detail }: Report): string {
  if (ok) return say('centre.verify.good', { branch, events, seals });
  return say('centre.verify.bad', { branch, seq: seq ?? 0, detail: detail ?? '' });
}

function proven(folder: string, { id, publicKey, rotations, heldSeq, heldHash }: EnrolledBranch): Report {
  const evidence = Evidence.open(folder, id);
  try {
    const walk = new LedgerWalk({
      crypto: nodeCrypto,
      key: readPublicKey(nodeCrypto, publicKey),
      rotations: [...rotations, ...evidence.rotations()],
      eventsOf: (date, before) => evidence.eventsOf(date, before - 1),
    });
    const finding = walk.run(evidence.rows());
    const said = { branch: id, events: walk.count, seals: walk.seals.length };
    if (finding !== null) return { ...said, ok: false, seq: finding.seq, detail: finding.detail };
    // What the register remembers is a witness of its own: an evidence file that was cut, or that another one replaced.
    if (heldSeq > walk.head.seq || (heldSeq > 0 && evidence.hashAt(heldSeq) !== heldHash))
      return {
        ...said,
        ok: false,
        seq: Math.min(heldSeq, walk.head.seq + 1),
        detail: 'the register remembers another end',
      };
    return { ...said, ok: true, seq: null, detail: null };
  } finally {
    evidence.close();
  }
}
