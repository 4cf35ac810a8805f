import type { CatalogService } from '@turno25/shared/contracts/catalog.ts';
import type { DoorView } from '@turno25/shared/contracts/door.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { FindSheet } from '../finding/FindSheet.tsx';
import { TopBar } from '../frame/TopBar.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { useLive } from '../live/useLive.ts';
import { RegisterSheet } from '../oirs/RegisterSheet.tsx';
import { CheckInSheet } from './CheckInSheet.tsx';
import { DoorSheet } from './DoorSheet.tsx';
import { type Given, GivenSheet } from './GivenSheet.tsx';
import { GiveSheet } from './GiveSheet.tsx';
import { Hall } from './Hall.tsx';
import styles from './host.module.css';
import { Kiosks } from './Kiosks.tsx';
import { OutsideLine } from './OutsideLine.tsx';
import { ServiceFinder } from './ServiceFinder.tsx';

type OpenSheet =
  | { readonly kind: 'give' | 'door'; readonly service: CatalogService }
  | { readonly kind: 'given'; readonly ticket: Given }
  | { readonly kind: 'find' | 'checkIn' | 'register' };

const DOOR_MS = 5_000;

/** What whoever stands at the door needs, on a tablet or a telephone: services, tickets, the machines and the line outside. */
export function HostRoom() {
  const live = useLive();
  const { view } = live;
  const catalog = useCatalog(view?.epoch ?? null);
  const door = useAsked<DoorView>('/door', { everyMillis: DOOR_MS });
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  if (view === null || catalog === null) return <main className={styles.blank} aria-busy="true" />;
  const { zone } = catalog.branch;
  const close = (): void => setSheet(null);

  return (
    <div className={styles.page}>
      <TopBar title={say('host.title')} detail={catalog.branch.name} live={live} zone={zone} manual="anfitrion">
        <Button look="quiet" onPress={() => setSheet({ kind: 'find' })}>
          {say('console.verb.find')}
        </Button>
        <Button look="quiet" onPress={() => setSheet({ kind: 'checkIn' })}>
          {say('host.checkIn.open')}
        </Button>
        <Button look="quiet" onPress={() => setSheet({ kind: 'register' })}>
          {say('oirsTray.register.open')}
        </Button>
      </TopBar>
      <main className={styles.door}>
        {view.day === null ? (
          <p className={styles.closed}>{say('host.closed')}</p>
        ) : (
          <ServiceFinder
            catalog={catalog}
            services={view.services}
            onChoose={(service) => setSheet({ kind: 'give', service })}
          />
        )}
        <div className={styles.side}>
          <Kiosks kiosks={door.answer?.kiosks ?? null} zone={zone} />
          {view.day !== null && <OutsideLine door={door.answer} zone={zone} onMarked={door.refresh} />}
          <Hall services={view.services} />
        </div>
      </main>
      {sheet?.kind === 'give' && (
        <GiveSheet
          service={sheet.service}
          catalog={catalog}
          onDoor={() => setSheet({ kind: 'door', service: sheet.service })}
          onGiven={(ticket) => setSheet({ kind: 'given', ticket })}
          onClose={close}
        />
      )}
      {sheet?.kind === 'door' && (
        <DoorSheet service={sheet.service} catalog={catalog} onDone={door.refresh} onClose={close} />
      )}
      {sheet?.kind === 'given' && (
        <GivenSheet ticket={sheet.ticket} door={door.answer} onChanged={door.refresh} onClose={close} />
      )}
      {sheet?.kind === 'checkIn' && (
        <CheckInSheet onGiven={(ticket) => setSheet({ kind: 'given', ticket })} onClose={close} />
      )}
      {sheet?.kind === 'register' && <RegisterSheet catalog={catalog} onClose={close} />}
      {sheet?.kind === 'find' && <FindSheet live={live} catalog={catalog} zone={zone} onClose={close} />}
    </div>
  );
}
