import type { BoardCall } from '@turno25/shared/contracts/board.ts';
import type { Streamed } from '@turno25/shared/contracts/sockets.ts';
import type { EventOf } from '@turno25/shared/domain/ledger/events.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Branch } from '../branch.ts';
import { boardCall } from '../read-models/boardView.ts';

/**
 * The stream of announcements: what was committed, as the messages that every board gets, each naming the one before it. It
 * goes on after a restart where the ledger's own announcements end, whichever day that was.
 */
export function boardStream(
  branch: Pick<Branch, 'engine' | 'reports' | 'epoch'>,
): (events: readonly RecordedEvent[]) => readonly Streamed<{ readonly call: BoardCall }>[] {
  let last = branch.reports.lastCallSeq();
  return (events) =>
    events.filter(isAnnouncement).map((event) => {
      const { seq, at, businessDate, payload } = event;
      const call = boardCall(branch.engine.state(), branch.reports, {
        seq,
        at,
        date: businessDate ?? '',
        kind: event.type === 'visitCalled' ? 'call' : 'recall',
        visitId: payload.visitId,
        counterId: payload.counterId,
      });
      const message = { epoch: branch.epoch, seq, prev: last, call };
      last = seq;
      return message;
    });
}

function isAnnouncement(event: RecordedEvent): event is RecordedEvent & EventOf<'visitCalled' | 'visitRecalled'> {
  return event.type === 'visitCalled' || event.type === 'visitRecalled';
}
