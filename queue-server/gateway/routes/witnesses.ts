import { witnessBody, witnessView } from '@turno25/shared/contracts/witness.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { Witness } from '@turno25/shared/domain/ledger/heads.ts';
import { isHeadOf } from '@turno25/shared/evidence/head.ts';
import type { Branch } from '../../branch.ts';
import { nodeCrypto } from '../../ledger/nodeCrypto.ts';
import { rotationsIn } from '../../ledger/rotations.ts';
import { witnessHead } from '../../verbs/witnesses.ts';
import { headOf } from '../../witnesses/head.ts';
import { type Api, answers } from '../api.ts';
import { callerOf, isRevoked } from '../auth.ts';

/**
 * Heads go out and come back. What this branch did not sign is passed over without a word: another branch's devices, or an
 * invention.
 */
export function witnessRoutes(app: Api, branch: Branch): void {
  app.post(
    '/ledger/witness',
    {
      config: { permission: 'ledger.witness', revokedToo: true },
      schema: {
        tags: ['ledger'],
        summary: 'Hand back the heads that were kept of this ledger, and get the newest one to keep',
        body: witnessBody,
        response: answers(witnessView),
      },
    },
    async (request) => {
      const caller = callerOf(request);
      // It learns whose ledger this is, so that it can bring what it still holds; what it says of it is heard no more.
      if (isRevoked(branch, caller)) return { head: headOf(branch) };
      const { now } = request.body;
      if (now !== undefined && caller.deviceId !== null) {
        const { clock, spans } = branch.sources;
        branch.machine.deviceClocks.tell(caller.deviceId, now - clock.now(), spans.monotonic());
      }
      if (caller.actor.role === 'board' && caller.deviceId !== null)
        branch.machine.muteBoards.tell(caller.deviceId, request.body.muted ?? false, branch.sources.spans.monotonic());
      const witness = { kind: kindOf(caller.actor), id: caller.actor.id };
      for (const head of request.body.heads)
        if (isHeadOf(nodeCrypto, branch.branchKey.known(rotationsIn(branch.db)), head))
          await branch.submit(caller, witnessHead(witness, head));
      return { head: headOf(branch) };
    },
  );
}

function kindOf({ role }: Actor): Witness['kind'] {
  if (role === 'kiosk' || role === 'board') return role;
  return role === 'central' ? 'centre' : 'staff';
}
