import type { OutsideView } from '@turno25/shared/contracts/alerts.ts';
import type { AlertHook, AlertKind } from '@turno25/shared/domain/branch/alerts.ts';
import type { AlertOutbox } from '../alerts/outbox.ts';
import { iso, isoOrNull } from './format.ts';

const SHOWN = 50;

/** What may be seen of it: the host alone of where they go, and never the secret. */
export function outsideView(hook: AlertHook | null, hasSecret: boolean, outbox: Pick<AlertOutbox, 'log'>): OutsideView {
  return {
    to: hook === null || !URL.canParse(hook.url) ? null : new URL(hook.url).origin,
    hasSecret,
    messages: outbox.log(SHOWN).map(({ id, createdAt, kind, state, tries, triedAt, nextAt, answer }) => ({
      id,
      at: iso(createdAt),
      kind: kind as AlertKind | 'test',
      state,
      tries,
      triedAt: isoOrNull(triedAt),
      nextAt: state === 'waiting' ? iso(nextAt) : null,
      answer,
    })),
  };
}
