import type { SettingsView } from '@turno25/shared/contracts/settings.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { clockTime, numericDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import { partWords } from './partWords.ts';

type Props = {
  readonly view: Pick<SettingsView, 'plan' | 'failedPlan'>;
  readonly config: BranchConfig;
  readonly zone: string;
  readonly mayEdit: boolean;
  readonly onWithdrawn: () => void;
};

/** What waits for its instant, with the way to withdraw it; and what came to nothing. */
export function PlanNotice({ view: { plan, failedPlan }, config, zone, mayEdit, onWithdrawn }: Props) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function withdraw(planId: string): Promise<void> {
    const answer = await send(`/settings/plan/${planId}/withdraw`, {});
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    onWithdrawn();
  }

  if (plan !== null) {
    const sentence = say(plan.outdated ? 'settings.plan.outdated' : 'settings.plan.waits', {
      date: shown(plan.at, zone),
      by: plan.by,
    });
    const withdrawing = (
      <Button disabled={busy} onPress={() => void withdraw(plan.id)}>
        {say('settings.plan.withdraw')}
      </Button>
    );
    return (
      <Notice kind={plan.outdated ? 'warning' : 'info'} announce="status" action={mayEdit ? withdrawing : undefined}>
        {sentence} {plan.outdated ? '' : plan.changes.map(({ path }) => partWords(path, config)).join(' · ')} {trouble}
      </Notice>
    );
  }
  if (failedPlan === null) return null;
  return (
    <Notice kind="warning">{say('alert.planFailed', { date: shown(failedPlan.at, zone), why: failedPlan.why })}</Notice>
  );
}

/** "30-11-2026 07:00", by the branch's clock. */
function shown(at: string, zone: string): string {
  const instant = Date.parse(at);
  return `${numericDate(instant, zone)} ${clockTime(instant, zone)}`;
}
