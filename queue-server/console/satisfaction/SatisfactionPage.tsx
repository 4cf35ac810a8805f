import { say } from '@turno25/shared/i18n/messages.ts';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { useState } from 'react';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { SessionGate } from '../session/SessionGate.tsx';
import { Diagnosis } from './Diagnosis.tsx';
import { Survey } from './Survey.tsx';

export function SatisfactionPage() {
  return (
    <SessionGate console="satisfaction" title={say('satisfaction.title')}>
      <SatisfactionRoom />
    </SessionGate>
  );
}

/** What people answered, and what is done about it. */
function SatisfactionRoom() {
  const catalog = useCatalog(null);
  const [side, setSide] = useState('survey');
  const zone = catalog?.branch.zone ?? null;
  return (
    <PlainPage title={say('satisfaction.title')} detail={catalog?.branch.name ?? ''} manual="jefatura">
      <p>{say('satisfaction.lead')}</p>
      {zone !== null && (
        <Tabs
          label={say('satisfaction.title')}
          chosen={side}
          onChoose={setSide}
          tabs={[
            { id: 'survey', label: say('satisfaction.survey'), panel: <Survey zone={zone} /> },
            { id: 'diagnosis', label: say('satisfaction.diagnosis'), panel: <Diagnosis zone={zone} /> },
          ]}
        />
      )}
    </PlainPage>
  );
}
