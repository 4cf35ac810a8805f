import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

/** What is honest once, is no fault of the evidence, and has to be said aloud each time that it is verified. */
export class Notes {
  readonly #losses: string[] = [];
  readonly #dismissed: string[] = [];
  readonly #waiting = new Map<string, string>();
  readonly #approved = new Map<string, number>();

  follow({ seq, type, payload }: RecordedEvent): void {
    switch (type) {
      case 'textsLost':
        this.#losses.push(
          `event ${seq}: ${payload.texts.length} sealed texts were lost and never destroyed by retention; accepted by ${payload.by}: ${payload.why}`,
        );
        return;
      case 'deliverySetAside':
        this.#waiting.set(payload.visitId, payload.date);
        return;
      case 'deliveryApproved': {
        this.#waiting.delete(payload.visitId);
        const whose = `${payload.date} by ${payload.by}`;
        this.#approved.set(whose, (this.#approved.get(whose) ?? 0) + 1);
        return;
      }
      case 'deliveriesDismissed':
        for (const visitId of payload.visitIds) this.#waiting.delete(visitId);
        this.#dismissed.push(
          `event ${seq}: ${payload.visitIds.length} tickets of ${payload.date} from a revoked kiosk were left out by ${payload.by} (${payload.code})`,
        );
        return;
      default:
        return;
    }
  }

  said(): readonly string[] {
    const approved = [...this.#approved].map(
      ([whose, count]) => `${count} tickets of a revoked kiosk were taken for ${whose}`,
    );
    const waiting = this.#waiting.size;
    return [
      ...this.#losses,
      ...approved,
      ...this.#dismissed,
      ...(waiting === 0 ? [] : [`${waiting} tickets of revoked kiosks wait for somebody's decision`]),
    ];
  }
}
