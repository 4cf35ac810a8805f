import type { WeekRehearsalView } from '@turno25/shared/contracts/weekRehearsal.ts';
import type { PolicySetting } from '@turno25/shared/domain/branch/config.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { useEffect, useRef, useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';

const LOOK_MS = 400;

export type FollowedRehearsal = {
  readonly view: WeekRehearsalView | null;
  /** What was tried; null before the first. */
  readonly tried: PolicySetting | null;
  readonly trouble: string | null;
  readonly running: boolean;
  readonly begin: (policy: PolicySetting) => void;
  readonly stop: () => void;
};

/** Begins a rehearsal and follows it to its end; whoever leaves the page stops it. */
export function useWeekRehearsal(): FollowedRehearsal {
  const { send } = useSend();
  const [begun, setBegun] = useState<{ readonly id: string; readonly policy: PolicySetting } | null>(null);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const path = begun === null ? null : `/settings/rehearsals/${begun.id}`;
  const {
    answer,
    trouble: lost,
    refresh,
  } = useAsked<WeekRehearsalView>(path, {
    ...(over === begun?.id ? {} : { everyMillis: LOOK_MS }),
  });
  const view = answer?.id === begun?.id ? answer : null;
  const running = asking || (begun !== null && over !== begun.id && lost === null);
  const left = useRef<string | null>(null);
  left.current = running && begun !== null ? begun.id : null;
  useEffect(() => {
    if (view !== null && view.state !== 'running') setOver(view.id);
  }, [view]);
  useEffect(
    () => () => {
      if (left.current !== null) void command('DELETE', `/settings/rehearsals/${left.current}`, undefined);
    },
    [],
  );

  async function begin(policy: PolicySetting): Promise<void> {
    setAsking(true);
    setTrouble(null);
    const answered = await send<{ readonly id: string }>('/settings/rehearsals', { policy });
    setAsking(false);
    if (answered === null) return;
    if (answered.ok) setBegun({ id: answered.value.id, policy });
    else setTrouble(commandTrouble(answered.error));
  }

  async function stop(): Promise<void> {
    if (begun === null) return;
    await command('DELETE', `/settings/rehearsals/${begun.id}`, undefined);
    refresh();
  }

  return {
    view,
    tried: begun?.policy ?? null,
    trouble: trouble ?? lost ?? view?.trouble ?? null,
    running,
    begin: (policy) => void begin(policy),
    stop: () => void stop(),
  };
}
