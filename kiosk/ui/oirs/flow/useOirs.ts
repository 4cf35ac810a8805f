import type { OirsReceipt } from '@turno25/shared/contracts/oirs.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useCallback, useReducer } from 'react';
import { advanceOirs, FRESH_OIRS, type Oirs, type OirsEvent, oirsBodyOf } from './oirs.ts';

const SERVER_FAULT = 500;

export type OirsControl = {
  readonly oirs: Oirs;
  readonly tell: (event: OirsEvent) => void;
  readonly send: () => void;
};

/** The message on screen, and its way to the server. */
export function useOirs(token: string): OirsControl {
  const { newId } = useSources();
  const [oirs, tell] = useReducer(advanceOirs, FRESH_OIRS);
  const send = useCallback(async () => {
    const body = oirsBodyOf(oirs);
    if (body === null || oirs.sending) return;
    const key = oirs.key ?? newId();
    tell({ type: 'sent', key });
    const answer = await command<OirsReceipt>('POST', '/oirs', body, { token, key });
    if (answer.ok) tell({ type: 'received', receipt: answer.value });
    else if (answer.error.kind === 'offline') tell({ type: 'failed', code: 'offline', final: false });
    else tell({ type: 'failed', code: answer.error.problem.code, final: answer.error.problem.status < SERVER_FAULT });
  }, [oirs, token, newId]);
  return { oirs, tell, send };
}
