import { say } from '@turno25/shared/i18n/messages.ts';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { Tray } from './Tray.tsx';

/** The tray for whoever does nothing else: what people wrote, and nothing of the queue. */
export function OirsRoom() {
  const catalog = useCatalog(null);
  return (
    <PlainPage title={say('oirsTray.page')} detail={catalog?.branch.name ?? ''} manual="oirs">
      {catalog !== null && <Tray catalog={catalog} />}
    </PlainPage>
  );
}
