import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { useSession } from '../signedIn/sessionContext.ts';
import { OwnSignals } from './OwnSignals.tsx';
import { type Range, RangeFields } from './RangeFields.tsx';
import { Sample } from './Sample.tsx';
import { Signals } from './Signals.tsx';

export function SignalsPage() {
  return (
    <SessionGate console="signals" title={say('signals.title')}>
      <SignalsRoom />
    </SessionGate>
  );
}

/** What is honest once and is not when it is often: of the branch for who answers for it, of oneself for everybody else. */
function SignalsRoom() {
  const { role } = useSession().session.staff;
  const catalog = useCatalog(null);
  const zone = catalog?.branch.zone ?? null;
  const readsAll = mayDo(role, 'signals.read');
  return (
    <PlainPage
      title={say('signals.title')}
      detail={catalog?.branch.name ?? ''}
      manual={readsAll ? 'jefatura' : 'ejecutivos'}
    >
      {zone !== null && <Ranged zone={zone} readsAll={readsAll} />}
      {zone !== null && mayDo(role, 'sample.read') && <Sample zone={zone} />}
    </PlainPage>
  );
}

function Ranged({ zone, readsAll }: { readonly zone: string; readonly readsAll: boolean }) {
  const { role } = useSession().session.staff;
  const today = isoDate(useSources().clock.now(), zone);
  const [range, setRange] = useState<Range>({ from: monthsBefore(today), to: today });
  return (
    <>
      <p>{say(readsAll ? 'signals.lead' : 'signals.own.lead')}</p>
      <RangeFields range={range} latest={today} onChange={setRange} />
      {readsAll ? (
        <Signals range={range} zone={zone} seesPeople={mayDo(role, 'signals.people')} />
      ) : (
        <OwnSignals range={range} zone={zone} />
      )}
    </>
  );
}

/** The first of the month two months ago: enough days for what is small and regular to show. */
function monthsBefore(today: string): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - 2;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
