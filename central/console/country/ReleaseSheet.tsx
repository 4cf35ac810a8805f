import type { BranchStanding } from '@turno25/shared/contracts/centre.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Sheet } from '@turno25/shared/ui/kit/Sheet.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';

type Props = { readonly standing: BranchStanding; readonly onReleased: () => void; readonly onClose: () => void };

/** Belief again, by somebody who read what does not verify and says why. */
export function ReleaseSheet({ standing: { branchId, name, fault, accepted }, onReleased, onClose }: Props) {
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const restored = fault?.code === 'restored';

  async function release(): Promise<void> {
    setBusy(true);
    const path = `/branches/${branchId}/${restored ? 'accept-restore' : 'release'}`;
    const answer = await command('POST', path, { why, seq: fault?.seq ?? 0 });
    setBusy(false);
    if (answer.ok) return onReleased();
    setTrouble(troubleSentence(answer.error));
  }

  return (
    <Sheet
      title={say(restored ? 'national.acceptRestoreOf' : 'national.releaseOf', { name })}
      lead={leadOf(restored, fault?.sentence ?? '', accepted)}
      action={say(restored ? 'national.acceptRestore' : 'national.release')}
      back={say('national.back')}
      busy={busy}
      trouble={trouble}
      unmetWords={({ label }) => say('national.door.lacks', { label })}
      onSubmit={() => void release()}
      onClose={onClose}
    >
      <TextField
        label={say('national.releaseWhy')}
        required
        minLength={10}
        maxLength={500}
        value={why}
        onChange={setWhy}
      />
    </Sheet>
  );
}

function leadOf(restored: boolean, fault: string, accepted: BranchStanding['accepted']): string {
  if (!restored) return say('national.releaseLead', { fault });
  return accepted === null
    ? say('national.restoreLead', { fault })
    : say('national.restoreLeadSecond', { fault, name: accepted.name, why: accepted.why });
}
