import type { HostStatus, PrintEvent } from '@turno25/shared/contracts/deviceHost.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { expect, it } from 'vitest';
import { Journal } from './journal.ts';

const WELL: HostStatus = {
  printer: 'ready',
  scanner: 'connected',
  buttons: null,
  server: 'connected',
  outbox: { undelivered: 0, refused: 0, unprinted: 0 },
  numbers: [],
};

it('remembers when each trouble began, the last one first, and not what a start looks like', () => {
  const time = new VirtualTime(Date.parse('2026-11-20T12:00:00.000Z'));
  const host = { statuses: new Signal<HostStatus>(), prints: new Signal<PrintEvent>() };
  const journal = new Journal(time);
  journal.follow(host);
  host.statuses.emit({ ...WELL, printer: 'unknown', scanner: 'disconnected', server: 'disconnected' });
  host.statuses.emit({ ...WELL, server: 'disconnected' });
  expect(journal.troubles()).toEqual([]);
  time.advance(60_000);
  expect(journal.troubles()).toEqual([{ at: '2026-11-20T12:01:00.000Z', what: 'server.disconnected' }]);
  time.advance(60_000);
  host.statuses.emit(WELL);
  host.statuses.emit({ ...WELL, printer: 'paperOut' });
  host.statuses.emit({ ...WELL, printer: 'paperOut', outbox: { ...WELL.outbox, refused: 1 } });
  host.prints.emit({ visitId: 'v1', printed: false, status: 'paperOut', mayBeOut: false } as PrintEvent);
  expect(journal.troubles().map(({ what }) => what)).toEqual([
    'print.failed',
    'delivery.refused',
    'printer.paperOut',
    'server.disconnected',
  ]);
  for (let times = 0; times < 30; times += 1) {
    host.statuses.emit(WELL);
    host.statuses.emit({ ...WELL, printer: 'coverOpen' });
  }
  expect(journal.troubles()).toHaveLength(20);
});
