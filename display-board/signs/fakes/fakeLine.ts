import { ok } from '@turno25/shared/domain/result.ts';
import { Ending } from '@turno25/shared/links/ending.ts';
import type { OpenLink } from '@turno25/shared/links/link.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import type { Random } from '@turno25/shared/time/random.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';
import { FakeSign } from './fakeSign.ts';

/** Signs on one pair of wires that loses and breaks what goes over it, in both directions. */
export class FakeLine {
  readonly signs: readonly FakeSign[];
  readonly #random: Random;
  #link: { readonly ending: Ending; readonly bytes: Signal<Uint8Array> } | null = null;
  /** Parts of what is sent that are lost, or broken by noise. */
  loss = 0;
  isCut = false;

  constructor(time: { readonly spans: Spans }, random: Random, addresses: readonly number[]) {
    this.#random = random;
    this.signs = addresses.map(
      (address) =>
        new FakeSign(address, time.spans, (answer) => this.#carry(answer, (bytes) => this.#link?.bytes.emit(bytes))),
    );
  }

  readonly open: OpenLink = async () => {
    const link = { ending: new Ending(), bytes: new Signal<Uint8Array>() };
    this.#link = link;
    return ok({
      write: (bytes) => {
        if (link.ending.over) return false;
        for (const sign of this.signs) this.#carry(bytes, (heard) => sign.hear(heard));
        return true;
      },
      onBytes: (listener) => void link.bytes.listen(listener),
      onEnd: (listener) => link.ending.whenOver(listener),
      finish: async () => true,
      close: () => link.ending.happen(),
    });
  };

  #carry(bytes: Uint8Array, hear: (bytes: Uint8Array) => void): void {
    const lost = this.isCut || this.#random() < this.loss / 2;
    const broken = this.#random() < this.loss / 2;
    const at = Math.floor(this.#random() * bytes.length);
    const carried = Uint8Array.from(bytes, (byte, index) => (broken && index === at ? byte ^ 0x10 : byte));
    if (!lost) queueMicrotask(() => hear(carried));
  }
}
