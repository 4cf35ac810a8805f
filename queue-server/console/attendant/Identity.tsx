import type { IdentityShown } from '@turno25/shared/contracts/counters.ts';
import { formatRun, parseRun } from '@turno25/shared/domain/identity/run.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import styles from './now.module.css';

/** Who the person said they are, if they did: looked at on purpose, and each look leaves its trace. */
export function Identity({ counterId, visitId }: { readonly counterId: string; readonly visitId: string }) {
  const { send, busy } = useSend();
  const [shown, setShown] = useState<string | null>(null);

  async function show(): Promise<void> {
    const answer = await send<IdentityShown>(`/counters/${counterId}/identity`, { visitId });
    if (answer === null) return;
    setShown(answer.ok ? wordsOf(answer.value) : commandTrouble(answer.error));
  }

  return (
    <span className={styles.identity} role="status">
      {shown ?? (
        <Button look="quiet" disabled={busy} onPress={() => void show()}>
          {say('console.identity.show')}
        </Button>
      )}
    </span>
  );
}

function wordsOf(identity: IdentityShown): string {
  if (identity === null) return say('problem.visit.noIdentity');
  const run = identity.type === 'run' ? parseRun(identity.value) : null;
  const value = run?.ok === true ? formatRun(run.value) : identity.value;
  return say(`console.identity.${identity.type}`, { value });
}
