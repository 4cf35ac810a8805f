import type { BranchNotice } from '@turno25/shared/domain/branch/boards.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';

type Props = {
  readonly notice: BranchNotice | null;
  readonly onKeep: (notice: BranchNotice) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
};

/** One notice: what it says, and the first and the last day on which it is shown. */
export function NoticeSheet({ notice, onKeep, onRemove, onClose }: Props) {
  const { newId } = useSources();
  const [text, setText] = useState(notice?.text ?? '');
  const [from, setFrom] = useState(notice?.from ?? '');
  const [until, setUntil] = useState(notice?.until ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = (): void => {
    if (from > until) setTrouble(say('settings.notices.order'));
    else onKeep({ id: notice?.id ?? `n-${newId().slice(0, 8)}`, text: text.trim(), from, until });
  };
  return (
    <Sheet
      title={say(notice === null ? 'settings.notices.add' : 'settings.notices.title')}
      action={say('settings.keep')}
      trouble={trouble}
      onSubmit={keep}
      onClose={onClose}
    >
      <TextField
        label={say('settings.notices.text')}
        required
        minLength={2}
        maxLength={160}
        value={text}
        onChange={setText}
      />
      <TextField label={say('settings.notices.from')} type="date" required value={from} onChange={setFrom} />
      <TextField label={say('settings.notices.until')} type="date" required value={until} onChange={setUntil} />
      {notice !== null && <Button onPress={() => onRemove(notice.id)}>{say('settings.remove')}</Button>}
    </Sheet>
  );
}
