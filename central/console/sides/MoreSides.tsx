import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { useState } from 'react';
import { Machines } from './Machines.tsx';
import { Signals } from './Signals.tsx';
import { Staffing } from './Staffing.tsx';
import { Territory } from './Territory.tsx';

/** What one asks for after the figures: the same by place, and what may be behind them. */
export function MoreSides({ nation }: { readonly nation: NationalView }) {
  const [side, setSide] = useState('territory');
  return (
    <Tabs
      label={say('nationalSides.tab')}
      chosen={side}
      onChoose={setSide}
      tabs={[
        { id: 'territory', label: say('nationalSides.tab.territory'), panel: <Territory nation={nation} /> },
        { id: 'staffing', label: say('nationalSides.tab.staffing'), panel: <Staffing nation={nation} /> },
        { id: 'machines', label: say('nationalSides.tab.machines'), panel: <Machines nation={nation} /> },
        { id: 'signals', label: say('nationalSides.tab.signals'), panel: <Signals nation={nation} /> },
      ]}
    />
  );
}
