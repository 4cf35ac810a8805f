import type { CatalogService } from '@turno25/shared/contracts/catalog.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Press } from '@turno25/shared/ui/Press.tsx';
import { waitShort } from '@turno25/shared/ui/waitWords.ts';
import cards from './cards.module.css';

type Props = { readonly service: CatalogService; readonly institution: string; readonly onChoose: () => void };

/** A service with how long people wait for it now, or why it cannot be chosen today. */
export function ServiceCard({ service, institution, onChoose }: Props) {
  return (
    <Press className={cards.card} disabled={!service.given} onPress={onChoose}>
      <span className={service.given ? cards.name : cards.unavailable}>{service.name}</span>
      <span className={cards.detail}>{service.given ? institution : say('kiosk.services.notGiven')}</span>
      {service.given && service.expected !== null && <span className={cards.wait}>{waitShort(service.expected)}</span>}
    </Press>
  );
}
