import type { RightsView } from '@turno25/shared/contracts/rights.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { Breaches } from './Breaches.tsx';
import { Requests } from './Requests.tsx';
import { Retention } from './Retention.tsx';

const AGAIN_MS = 60_000;

/** What people ask about their data, what came into other hands, and what is destroyed when its time is over. */
export function RightsRoom() {
  const catalog = useCatalog(null);
  const [section, setSection] = useState('requests');
  const view = useAsked<RightsView>('/rights', { everyMillis: AGAIN_MS });
  const zone = catalog?.branch.zone ?? null;
  const { answer, refresh } = view;
  const panels = (known: RightsView, at: string) => ({
    requests: <Requests view={known} zone={at} onChanged={refresh} />,
    breaches: <Breaches breaches={known.breaches} zone={at} onChanged={refresh} />,
    retention: <Retention retention={known.retention} zone={at} />,
  });
  return (
    <PlainPage title={say('rights.page')} detail={catalog?.branch.name ?? ''} manual="datos-personales">
      <p>{say('rights.lead')}</p>
      <p role="alert">{view.trouble}</p>
      {answer !== null && zone !== null && (
        <Tabs
          label={say('rights.sections')}
          chosen={section}
          onChoose={setSection}
          tabs={(['requests', 'breaches', 'retention'] as const).map((id) => ({
            id,
            label: say(`rights.section.${id}`),
            panel: panels(answer, zone)[id],
          }))}
        />
      )}
    </PlainPage>
  );
}
