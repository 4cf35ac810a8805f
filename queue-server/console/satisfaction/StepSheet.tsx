import type { ActionsView } from '@turno25/shared/contracts/satisfaction.ts';
import { ACTION_STEPS, type ActionStep } from '@turno25/shared/domain/oversight/actions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';

type Props = {
  readonly action: ActionsView['actions'][number];
  readonly onTold: () => void;
  readonly onClose: () => void;
};

/** How an action goes. What is said stays; done or dropped ends it. */
export function StepSheet({ action, onTold, onClose }: Props) {
  const { send, busy } = useSend();
  const [step, setStep] = useState<ActionStep>('going');
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);

  async function tell(): Promise<void> {
    const note = text.trim();
    const answer = await send<null>(`/satisfaction/actions/${action.id}/steps`, {
      step,
      ...(note === '' ? {} : { text: note }),
    });
    if (answer === null) return;
    if (!answer.ok) return setTrouble(commandTrouble(answer.error));
    onTold();
    onClose();
  }

  return (
    <Sheet
      title={say('satisfaction.follow')}
      lead={action.what ?? ''}
      action={say('satisfaction.follow.keep')}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void tell()}
      onClose={onClose}
    >
      <Choice
        legend={say('satisfaction.stand')}
        options={ACTION_STEPS.map((value) => ({ value, label: say(`satisfaction.step.${value}`) }))}
        value={step}
        onChoose={(value) => setStep(ACTION_STEPS.find((one) => one === value) ?? 'going')}
      />
      <TextField label={say('satisfaction.note')} value={text} maxLength={500} autoComplete="off" onChange={setText} />
    </Sheet>
  );
}
