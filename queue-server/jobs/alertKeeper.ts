import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { AlertHook, AlertKind } from '@turno25/shared/domain/branch/alerts.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { alertBody } from '../alerts/message.ts';
import type { OutboxMessage } from '../alerts/outbox.ts';
import { post } from '../alerts/send.ts';
import { signedHeaders } from '../alerts/signature.ts';
import type { Branch } from '../branch.ts';
import { isFileTrouble } from '../ledger/database.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * Tells new alerts outside, where the settings say so: each once, through an outbox on disk, tried again for a day and a half.
 * Whatever becomes of it, the branch does not wait for it. `alertsNow` reads what asks for attention; it costs a live view.
 */
export function keepAlerts(branch: Branch, alertsNow: () => readonly LiveAlert[]): Cancel {
  const { alertOutbox, vault, sources, engine } = branch;
  let sending = false;
  let stopped = false;
  const notice = (hook: AlertHook): void => {
    const wanted = alertsNow().filter(({ kind }) => hook.kinds === undefined || hook.kinds.includes(kind));
    const kinds = new Map(wanted.map(({ id, kind }) => [id, kind]));
    alertOutbox.tellNew([...kinds.keys()], engine.now(), (id) =>
      newMessage(branch, must(kinds.get(id) ?? null, 'it is one of those that were given')),
    );
  };
  const sendDue = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (;;) {
      // Asked anew for each: what was published meanwhile holds.
      const hook = hookOf(branch);
      const message = stopped || hook === null ? null : alertOutbox.due(engine.now());
      if (hook === null || message === null) break;
      const { id, body } = message;
      const headers = signedHeaders(vault.secret('alertHook'), { id, body }, sources.clock.now());
      const answer = await post(hook, { body, headers }, sources.timers);
      // The process may be going, and its database with it: the next one tries again under the same id.
      if (stopped) break;
      // What could not be written down would be due at once again, and sent without end.
      if (!written(() => alertOutbox.tried(message, answer.delivered, answer.said, engine.now()))) break;
    }
    sending = false;
  };
  const look = (): void => {
    const hook = hookOf(branch);
    if (hook === null) {
      if (alertOutbox.waits()) written(() => alertOutbox.giveUp('none', engine.now()));
      return;
    }
    if (!vault.hasSecret('alertHook')) return;
    written(() => notice(hook));
    void sendDue();
  };
  const cancels = [sources.timers.every(LOOK_EVERY_MS, look), alertOutbox.onPut(() => void sendDue())];
  return () => {
    stopped = true;
    for (const cancel of cancels) cancel();
  };
}

/**
 * Whether the file took it: what a lock, a full disk or a broken one does not let be written now is tried at the next look. A
 * branch does not stop for what it tells others.
 */
function written(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (!isFileTrouble(error)) throw error;
    return false;
  }
}

/** Puts a trial on its way. */
export function putTrial(branch: Branch): void {
  branch.alertOutbox.put(newMessage(branch, 'test'), branch.engine.now());
}

function newMessage(branch: Branch, kind: AlertKind | 'test'): Pick<OutboxMessage, 'id' | 'kind' | 'body'> {
  const id = `msg_${branch.newId()}`;
  const branchId = branch.engine.state().config?.config.branch.id ?? '';
  return { id, kind, body: alertBody({ id, kind, branchId }, branch.engine.now()) };
}

/** Where they go; null where the branch tells nobody. */
export function hookOf({ engine }: Pick<Branch, 'engine'>): AlertHook | null {
  return engine.state().config?.config.alerts?.webhook ?? null;
}
