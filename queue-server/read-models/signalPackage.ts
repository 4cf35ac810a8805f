import type { FileFormat } from '@turno25/shared/contracts/exports.ts';
import { packageOf } from '@turno25/shared/exports/package.ts';
import { sha256Digest } from '@turno25/shared/http/digest.ts';
import { eventsBehind, personLooks, type SignalParts, signalsView } from './signalsView.ts';
import { signalTables } from './signalTables.ts';
import { configOf } from './visitView.ts';

/** Signals of a range as an archive of tables: of the branch and its devices without a name of anybody, or of people. */
export function signalPackage(
  parts: SignalParts,
  range: { readonly from: string; readonly to: string },
  of: 'branch' | 'people',
  format: FileFormat,
): { readonly name: string; readonly bytes: Uint8Array } {
  const { branch } = configOf(parts.engine.state());
  const about = {
    branchId: branch.id,
    branchName: branch.name,
    ...range,
    madeAt: parts.engine.now(),
    zone: branch.zone,
  };
  const view = signalsView(parts, range);
  const ofBranch = of === 'branch';
  const tables = signalTables({
    looks: ofBranch ? view.taken : personLooks(parts, range).taken,
    bunching: ofBranch ? view.bunching : [],
    bunchingAnswers: ofBranch ? view.bunchingAnswers : [],
    threshold: view.threshold,
    eventsOf: (seqs) => eventsBehind(parts, seqs).events,
    unnamed: ofBranch ? parts.accounts.list().map(({ name }) => name) : [],
  });
  const pieces = [...packageOf(tables, [format], about, sha256Digest)];
  return {
    name: `turno25-${branch.id}-senales${ofBranch ? '' : '-personas'}-${range.from}_${range.to}.zip`,
    bytes: Buffer.concat(pieces),
  };
}
