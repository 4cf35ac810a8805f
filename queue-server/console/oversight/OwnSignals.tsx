import type { SignalLooks } from '@turno25/shared/contracts/signals.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { useAsked } from '../asking/useAsked.ts';
import { LooksTable } from './LooksTable.tsx';
import { queryOf, type Range } from './RangeFields.tsx';

/** What one's own work looks like to the rules, before anybody else answers it. */
export function OwnSignals({ range, zone }: { readonly range: Range; readonly zone: string }) {
  const query = queryOf(range);
  const { answer, trouble, refresh } = useAsked<SignalLooks>(query === null ? null : `/signals/own?${query}`);
  if (answer === null) return trouble === null ? null : <Notice kind="stop">{trouble}</Notice>;
  return (
    <LooksTable
      caption={say('signals.mine')}
      looks={answer.taken}
      range={range}
      zone={zone}
      mayAnswer
      onAnswered={refresh}
    />
  );
}
