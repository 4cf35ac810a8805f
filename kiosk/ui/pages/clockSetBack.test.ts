import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { currentStep } from '../entry/flow/entry.ts';
import { freshKiosk } from './kioskState.ts';
import { KioskStore } from './kioskStore.ts';

const HOUR = 3_600_000;
const RUN = '123456785';

/** A person typed a RUN and walked away; then the machine's clock is moved. */
function typedRun() {
  const time = new VirtualTime(Date.parse('2026-11-20T13:00:00.000Z'));
  const store = new KioskStore(time);
  store.watch(() => undefined);
  store.tell({ type: 'begin', classes: ['general'] });
  store.tell({ type: 'serviceChosen', serviceId: 'pgu', next: 'identity' });
  store.tell({ type: 'documentChosen', document: 'run' });
  store.tell({ type: 'typed', text: RUN });
  expect(JSON.stringify(store.state())).toContain(RUN);
  return { time, store };
}

it('a typed RUN does not stay on a screen whose clock was set back an hour', () => {
  const { time, store } = typedRun();
  time.clock.set(time.clock.now() - HOUR);
  time.advance(DELAYS.attention);
  expect(store.state().person.warnedAt).not.toBeNull();
  time.clock.set(time.clock.now() - HOUR);
  time.advance(DELAYS.grace);
  expect(store.state()).toEqual(freshKiosk(time.spans.monotonic()));
});

it('a clock set forward does not take a person’s screen away before their time', () => {
  const { time, store } = typedRun();
  time.clock.set(time.clock.now() + HOUR);
  time.advance(DELAYS.attention - DELAYS.tick);
  expect([currentStep(store.state().entry).at, store.state().person.warnedAt]).toEqual(['document', null]);
});

it('time that nobody watches asks for no timers', () => {
  const time = new VirtualTime(0);
  const store = new KioskStore(time);
  let told = 0;
  const stop = store.watch(() => {
    told += 1;
  });
  store.tell({ type: 'begin', classes: ['general'] });
  stop();
  time.advance(DELAYS.attention);
  expect([told, store.state().person.warnedAt]).toEqual([1, null]);
});
