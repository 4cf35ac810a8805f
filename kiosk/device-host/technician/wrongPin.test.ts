import type { TechnicianAnswer } from '@turno25/shared/contracts/technician.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { PIN_HASH } from '../settings/pinHash.ts';
import { TECHNICIAN_DELAYS, TechnicianDesk, wrongPinWait } from './desk.ts';
import { hashPin, isPin } from './pin.ts';

const PIN = '482913';
let pinHash: string;
beforeAll(async () => {
  pinHash = await hashPin(PIN);
});

function deskWith(hash: string | null) {
  const time = new VirtualTime(1_000_000);
  const [logged, acted]: [string[], string[]] = [[], []];
  const desk = new TechnicianDesk({
    pinHash: hash,
    spans: time.spans,
    ports: {
      report: async () => ({ version: '1', host: null, can: { restartHost: true, leave: false } }),
      printTest: async () => null,
      actions: { restartHost: () => void acted.push('restartHost'), leave: null },
      log: (event) => void logged.push(event),
    },
  });
  return { desk, time, logged, acted, enter: (pin: string) => desk.answer({ ask: 'enter', pin }) };
}

const sessionOf = (answer: TechnicianAnswer): string => {
  if (answer.answer !== 'entered') throw new Error(`not entered: ${answer.answer}`);
  return answer.session;
};

describe('the PIN', () => {
  it('is kept as a salted hash that only its own PIN opens', async () => {
    expect(pinHash).toMatch(PIN_HASH);
    expect(pinHash).not.toContain(PIN);
    expect(await hashPin(PIN)).not.toBe(pinHash);
    expect([await isPin(PIN, pinHash), await isPin('482914', pinHash), await isPin(PIN, 'scrypt$x')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('wrong, makes the next one wait, longer each time; the right one too; and each is logged', async () => {
    const { time, logged, enter } = deskWith(pinHash);
    expect(await enter('000000')).toEqual({ answer: 'wrong', waitMs: TECHNICIAN_DELAYS.wrongMs });
    expect(await enter(PIN)).toEqual({ answer: 'wait', waitMs: TECHNICIAN_DELAYS.wrongMs });
    time.advance(TECHNICIAN_DELAYS.wrongMs);
    expect(await enter('111111')).toEqual({ answer: 'wrong', waitMs: 2 * TECHNICIAN_DELAYS.wrongMs });
    time.advance(2 * TECHNICIAN_DELAYS.wrongMs);
    expect((await enter(PIN)).answer).toBe('entered');
    expect(await enter('222222')).toEqual({ answer: 'wrong', waitMs: TECHNICIAN_DELAYS.wrongMs });
    expect(logged).toEqual(['technician.wrongPin', 'technician.wrongPin', 'technician.entered', 'technician.wrongPin']);
    expect(wrongPinWait(40)).toBe(TECHNICIAN_DELAYS.longestWrongMs);
  });

  it.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('waits as long as it was told, also when the clock is set %s an hour meanwhile', async (_way, by) => {
    const { time, enter } = deskWith(pinHash);
    await enter('000000');
    time.clock.set(time.clock.now() + by);
    time.advance(TECHNICIAN_DELAYS.wrongMs - 1);
    expect((await enter(PIN)).answer).toBe('wait');
    time.advance(1);
    expect((await enter(PIN)).answer).toBe('entered');
  });

  it('is looked at one at a time, so that many at once are one try', async () => {
    const { enter } = deskWith(pinHash);
    const answers = await Promise.all(['000000', '111111', '222222', PIN].map(enter));
    expect(answers.map(({ answer }) => answer)).toEqual(['wrong', 'wait', 'wait', 'wait']);
  });

  it('not set, there is no door, and the log says so', async () => {
    const { desk, logged, enter } = deskWith(null);
    expect(await desk.answer({ ask: 'knock' })).toEqual({ answer: 'noDoor' });
    expect(await enter(PIN)).toEqual({ answer: 'noDoor' });
    expect(logged).toEqual(['technician.noPin', 'technician.noPin']);
  });
});

describe('a session', () => {
  it('is needed for everything, ends when closed, left alone, or replaced by another', async () => {
    const { desk, time, enter } = deskWith(pinHash);
    const report = (session: string) => desk.answer({ ask: 'report', session });
    expect(await report('made-up-by-somebody')).toEqual({ answer: 'expired' });
    const first = sessionOf(await enter(PIN));
    const second = sessionOf(await enter(PIN));
    expect([(await report(first)).answer, (await report(second)).answer]).toEqual(['expired', 'report']);
    await desk.answer({ ask: 'close', session: second });
    expect((await report(second)).answer).toBe('expired');
    const third = sessionOf(await enter(PIN));
    // A clock that is set back meanwhile gives nobody an hour more.
    time.clock.set(time.clock.now() - 3_600_000);
    time.advance(TECHNICIAN_DELAYS.idleMs + 1);
    expect((await report(third)).answer).toBe('expired');
  });

  it('does only what the process around it can do', async () => {
    const { desk, acted, enter } = deskWith(pinHash);
    const session = sessionOf(await enter(PIN));
    expect(await desk.answer({ ask: 'act', session, action: 'leave' })).toEqual({ answer: 'cannot' });
    expect(await desk.answer({ ask: 'act', session, action: 'restartHost' })).toEqual({ answer: 'done' });
    expect(acted).toEqual(['restartHost']);
  });
});
