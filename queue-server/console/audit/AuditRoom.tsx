import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Stat } from '@turno25/shared/ui/kit/Stat.tsx';
import { StatList } from '@turno25/shared/ui/kit/StatList.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { PastDay } from '../manager/PastDay.tsx';
import { StandingSheet } from '../manager/StandingSheet.tsx';
import { usePastDay } from '../manager/usePastDay.ts';
import { CaseFiguresSheet } from '../oirs/CaseFiguresSheet.tsx';
import { useSession } from '../signedIn/sessionContext.ts';

type Head = { readonly seq: number; readonly hash: string; readonly keyId: string };

/** What is evidence, to be read and taken: figures and files of a day, the end of the ledger, what is in force. */
export function AuditRoom() {
  const { role } = useSession().session.staff;
  const { clock } = useSources();
  const catalog = useCatalog(null);
  const head = useAsked<Head>('/ledger/head');
  const [date, setDate] = useState<string | null>(null);
  const [counting, setCounting] = useState(false);
  const [standing, setStanding] = useState(false);
  const zone = catalog?.branch.zone ?? null;
  const asked = date ?? (zone === null ? null : isoDate(clock.now(), zone));
  const shown = usePastDay(asked);
  return (
    <PlainPage title={say('console.audit.title')} detail={catalog?.branch.name ?? ''} manual="nivel-central">
      <p>{say('console.audit.lead')}</p>
      {head.answer !== null && (
        <StatList>
          <Stat label={say('console.audit.seq')} value={String(head.answer.seq)} />
          <Stat label={say('console.audit.hash')} value={head.answer.hash.slice(0, 8).toUpperCase()} />
          <Stat label={say('console.audit.key')} value={head.answer.keyId.slice(0, 8).toUpperCase()} />
        </StatList>
      )}
      <Button onPress={() => setStanding(true)}>{say('console.standing.title')}</Button>
      {zone !== null && <Button onPress={() => setCounting(true)}>{say('caseFigures.open')}</Button>}
      {mayDo(role, 'console.explorer') && <LinkButton href="/explorer">{say('console.more.explorer')}</LinkButton>}
      {mayDo(role, 'satisfaction.read') && (
        <LinkButton href="/satisfaction">{say('console.more.satisfaction')}</LinkButton>
      )}
      {mayDo(role, 'signals.read') && <LinkButton href="/signals">{say('console.more.signals')}</LinkButton>}
      {mayDo(role, 'console.settings') && <LinkButton href="/settings">{say('console.more.settings')}</LinkButton>}
      <TextField
        label={say('console.past.date')}
        type="date"
        value={asked ?? ''}
        error={shown?.trouble ?? undefined}
        onChange={setDate}
      />
      {shown?.figures != null && zone !== null && asked !== null && (
        <PastDay date={asked} figures={shown.figures} zone={zone} />
      )}
      {counting && zone !== null && <CaseFiguresSheet zone={zone} onClose={() => setCounting(false)} />}
      {standing && <StandingSheet onClose={() => setStanding(false)} />}
    </PlainPage>
  );
}
