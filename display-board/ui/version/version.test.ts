import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, it } from 'vitest';
import { DELAYS } from '../common/delays.ts';
import { mayReload, type Reloads, versionOf } from './version.ts';
import { watchVersion } from './watch.ts';

const page = (name: string): string =>
  `<html><head><script type="module" src="/assets/${name}.js"></script><link rel="stylesheet" href="./assets/${name}.css"></head></html>`;
const NOW = Date.parse('2026-11-20T13:00:00.000Z');

it('a version is the names of what a page is made of', () => {
  expect(versionOf(page('board-1'))).toBe('assets/board-1.css assets/board-1.js');
  expect(versionOf(page('board-1'))).not.toBe(versionOf(page('board-2')));
  expect(versionOf('<h1>502 Bad Gateway</h1>')).toBeNull();
});

it('a page that came back as it was is not exchanged again that day, and none twice in a breath', () => {
  const once: Reloads = [{ version: 'b', at: NOW }];
  expect(mayReload('a', 'b', [], NOW)).toBe(true);
  expect(mayReload('a', 'a', [], NOW)).toBe(false);
  expect(mayReload('a', null, [], NOW)).toBe(false);
  expect(mayReload('a', 'b', once, NOW + 2 * DELAYS.reload)).toBe(false);
  expect(mayReload('a', 'c', once, NOW + DELAYS.reload - 1)).toBe(false);
  expect(mayReload('a', 'c', once, NOW + DELAYS.reload)).toBe(true);
  expect(mayReload('a', 'b', once, NOW + DELAYS.reloadSame)).toBe(true);
});

/** A browser with one page open, and whatever stands between it and the server. */
class Screen {
  readonly time = new VirtualTime(NOW);
  idle = true;
  kept: Reloads = [];
  reloads = 0;
  #watch: ReturnType<typeof watchVersion> | null = null;
  served: () => string | null = () => page('a');

  open(html: string, keeps = true): void {
    this.#watch?.stop();
    this.#watch = watchVersion({
      timers: this.time.timers,
      random: seededRandom(1),
      own: versionOf(html),
      fetchPage: () => Promise.resolve(this.served()),
      isIdle: () => this.idle,
      instant: () => this.time.clock.now(),
      kept: keeps ? { read: () => this.kept, keep: (reloads) => (this.kept = reloads) } : null,
      reload: () => {
        this.reloads += 1;
        this.open(this.loaded());
      },
    });
  }
  /** What a reload brings. */
  loaded: () => string = () => this.served() ?? page('a');
}

describe('a page', () => {
  it('is exchanged for the server’s new one, once', async () => {
    const screen = new Screen();
    screen.open(page('a'));
    await screen.time.pass(DELAYS.version * 3);
    expect(screen.reloads).toBe(0);
    screen.served = () => page('b');
    await screen.time.pass(DELAYS.version * 50);
    expect(screen.reloads).toBe(1);
  });

  it('is not exchanged while something is called, and soon after', async () => {
    const screen = new Screen();
    screen.open(page('a'));
    screen.idle = false;
    screen.served = () => page('b');
    await screen.time.pass(DELAYS.version * 5);
    expect(screen.reloads).toBe(0);
    screen.idle = true;
    await screen.time.pass(DELAYS.idle);
    expect(screen.reloads).toBe(1);
  });

  it('that something between keeps as it was is not loaded in a loop', async () => {
    const screen = new Screen();
    screen.loaded = () => page('a');
    screen.open(page('a'));
    screen.served = () => page('b');
    await screen.time.pass(DELAYS.reloadSame - 2 * DELAYS.version);
    expect(screen.reloads).toBe(1);
  });

  it('of two servers that answer in turn is not loaded in a loop', async () => {
    const screen = new Screen();
    let turn = 0;
    screen.served = () => {
      turn += 1;
      return page(turn % 2 === 0 ? 'a' : 'b');
    };
    screen.open(page('a'));
    await screen.time.pass(DELAYS.reloadSame - 2 * DELAYS.version);
    expect(screen.reloads).toBeLessThanOrEqual(2);
  });

  it('whose browser keeps nothing is never exchanged, since a loop could not be told', async () => {
    const screen = new Screen();
    screen.open(page('a'), false);
    screen.served = () => page('b');
    await screen.time.pass(DELAYS.version * 20);
    expect(screen.reloads).toBe(0);
  });

  it('is left alone while the server is away or answers something else', async () => {
    const screen = new Screen();
    screen.open(page('a'));
    screen.served = () => null;
    await screen.time.pass(DELAYS.version * 5);
    screen.served = () => '<h1>502</h1>';
    await screen.time.pass(DELAYS.version * 5);
    expect(screen.reloads).toBe(0);
  });
});
