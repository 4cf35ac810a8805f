import type { HangingParts } from '@turno25/shared/contracts/witness.ts';
import {
  type ReceiptResult,
  receiptsBody,
  receiptsView,
  witnessBody,
  witnessView,
} from '@turno25/shared/contracts/witness.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { Witness } from '@turno25/shared/domain/ledger/heads.ts';
import { isHeadOf } from '@turno25/shared/evidence/head.ts';
import { acknowledgedBy } from '@turno25/shared/evidence/receipt.ts';
import { type Api, answers, commandHeaders } from '@turno25/shared/http/api.ts';
import { sendProblem } from '@turno25/shared/http/problems.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import type { Branch } from '../../branch.ts';
import { rotationsIn } from '../../ledger/rotations.ts';
import { recoverTicket } from '../../verbs/receipts.ts';
import { witnessHead } from '../../verbs/witnesses.ts';
import { headOf } from '../../witnesses/head.ts';
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
      if (caller.actor.role === 'board' && caller.deviceId !== null) {
        const at = branch.sources.spans.monotonic();
        branch.machine.muteBoards.tell(caller.deviceId, request.body.muted ?? false, at);
        branch.machine.lostLoops.tell(caller.deviceId, request.body.loopMissing ?? false, at);
        branch.machine.silentSigns.tell(caller.deviceId, request.body.signsSilent ?? false, at);
      }
      if (caller.actor.role === 'kiosk' && caller.deviceId !== null && request.body.parts !== undefined)
        tellParts(branch, caller.deviceId, request.body.parts);
      const witness = { kind: kindOf(caller.actor), id: caller.actor.id };
      for (const head of request.body.heads)
        if (isHeadOf(nodeCrypto, branch.branchKey.known(rotationsIn(branch.db)), head))
          await branch.submit(caller, witnessHead(witness, head));
      return { head: headOf(branch) };
    },
  );

  app.post(
    '/ledger/receipts',
    {
      config: { permission: 'offline.deliver' },
      schema: {
        tags: ['ledger'],
        summary: 'Hand back acknowledged tickets that a restore of the ledger left out',
        headers: commandHeaders,
        body: receiptsBody,
        response: answers(receiptsView),
      },
    },
    async (request, reply) => {
      const { actor, deviceId } = callerOf(request);
      const keys = branch.branchKey.known(rotationsIn(branch.db));
      const results: ReceiptResult[] = [];
      for (const receipt of request.body.receipts) {
        const acknowledged = acknowledgedBy(nodeCrypto, keys, receipt);
        if (acknowledged === null || acknowledged.ledgerId !== branch.ledger.id()) {
          results.push('refused');
          continue;
        }
        // Under no key: what came back once changes nothing the second time.
        const outcome = await branch.submit({ actor, deviceId }, recoverTicket(acknowledged));
        if (outcome.kind === 'lockedOut') return sendProblem(reply, 'server.lockedOut');
        if (outcome.kind !== 'refused') results.push(outcome.kind === 'failed' ? 'later' : 'taken');
        else results.push(outcome.refusal.code === 'day.closed' ? 'later' : 'refused');
      }
      return { results };
    },
  );
}

/** Its word on its printer and scanner: enough to serve, or not. */
function tellParts(branch: Branch, deviceId: string, { printer, scanner }: HangingParts): void {
  const now = branch.engine.now();
  const { presence } = branch.machine;
  if (printer !== undefined) presence.told(deviceId, 'printer', printer === 'ready' || printer === 'paperLow', now);
  if (scanner !== undefined) presence.told(deviceId, 'scanner', scanner === 'connected', now);
}

function kindOf({ role }: Actor): Witness['kind'] {
  if (role === 'kiosk' || role === 'board') return role;
  return role === 'central' ? 'centre' : 'staff';
}
