import type { RollsView } from '@turno25/shared/contracts/rolls.ts';
import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RollGiven } from '@turno25/shared/domain/visit/roll.ts';
import { iso, isoOrNull } from './format.ts';
import type { StaffNames } from './visitView.ts';

/** The paper rolls of the branch, the newest first, each with what waits for a second person. */
export function rollsView(
  { rolls }: BranchState,
  names: StaffNames,
  read: (text: EncryptedText) => string | null,
): RollsView {
  return {
    rolls: rolls
      .map(({ rollId, from, to, issuedAt, next, asked }) => ({
        rollId,
        from,
        to,
        issuedAt: iso(issuedAt),
        next,
        asked:
          asked === null
            ? null
            : {
                batchId: asked.batchId,
                by: asked.by,
                byName: names(asked.by),
                date: asked.date,
                from: iso(asked.from),
                to: iso(asked.to),
                act: read(asked.act.text),
                visits: asked.lines.filter(({ given }) => given !== null).length,
                spoiled: asked.lines.filter(({ given }) => given === null).length,
                issuedBeside: asked.issuedBeside,
                lines: asked.lines.map(({ number, given }) => ({
                  number,
                  given: given === null ? null : shown(given),
                })),
              },
      }))
      .reverse(),
  };
}

function shown({ takenAt, calledAt, startedAt, endedAt, ...rest }: RollGiven) {
  return {
    ...rest,
    takenAt: iso(takenAt),
    calledAt: isoOrNull(calledAt),
    startedAt: isoOrNull(startedAt),
    endedAt: iso(endedAt),
  };
}
