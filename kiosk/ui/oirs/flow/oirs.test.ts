import { oirsBody } from '@turno25/shared/contracts/oirs.ts';
import { describe, expect, it } from 'vitest';
import { advanceOirs, channelsFor, FRESH_OIRS, type Oirs, type OirsEvent, oirsBodyOf } from './oirs.ts';

const play = (...events: readonly OirsEvent[]): Oirs => events.reduce(advanceOirs, FRESH_OIRS);
const write = (text: string): readonly OirsEvent[] => [{ type: 'typed', text }, { type: 'next' }];

const complaint: readonly OirsEvent[] = [
  { type: 'kindChosen', kind: 'complaint' },
  { type: 'institutionChosen', institutionId: 'ips' },
  ...write('La puerta estaba cerrada a las 9.'),
  { type: 'channelChosen', channel: 'email' },
  ...write('ana@example.cl'),
  ...write('Ana Pérez'),
  ...write('123456785'),
];

describe('a message', () => {
  it('is what the contract takes', () => {
    const body = oirsBodyOf(play(...complaint));
    expect(oirsBody.parse(body)).toEqual({
      kind: 'complaint',
      institutionId: 'ips',
      text: 'La puerta estaba cerrada a las 9.',
      replyChannel: 'email',
      replyTo: 'ana@example.cl',
      name: 'Ana Pérez',
      identity: { type: 'run', value: '123456785' },
    });
  });

  it('needs neither name nor RUN', () => {
    const anonymous = play(...complaint.slice(0, -4), { type: 'next' }, { type: 'next' });
    expect(anonymous.step).toBe('review');
    expect(oirsBody.parse(oirsBodyOf(anonymous))).not.toHaveProperty('name');
    expect(oirsBodyOf(anonymous)).not.toHaveProperty('identity');
  });

  it('asks for no address where no answer is wanted, and offers that only where none is due', () => {
    expect(channelsFor('complaint')).not.toContain('none');
    expect(channelsFor('compliment')).toContain('none');
    const praise = play(
      { type: 'kindChosen', kind: 'compliment' },
      { type: 'institutionChosen', institutionId: 'ips' },
      ...write('Muy amables'),
      { type: 'channelChosen', channel: 'none' },
    );
    expect(praise.step).toBe('review');
    expect(oirsBody.safeParse(oirsBodyOf(praise)).success).toBe(true);
  });

  it('turned into one that is owed an answer asks again where to send it', () => {
    const praise = play(
      { type: 'kindChosen', kind: 'compliment' },
      { type: 'institutionChosen', institutionId: 'ips' },
      ...write('Muy amables'),
      { type: 'channelChosen', channel: 'none' },
    );
    const back = [{ type: 'back' }, { type: 'back' }, { type: 'back' }, { type: 'back' }] as const;
    const changed = [...back, { type: 'kindChosen', kind: 'complaint' } as const].reduce(advanceOirs, praise);
    expect(changed.channel).toBeNull();
    expect(oirsBodyOf(changed)).toBeNull();
  });
});

describe('what is written', () => {
  const atText = play({ type: 'kindChosen', kind: 'complaint' }, { type: 'institutionChosen', institutionId: 'ips' });

  it('must say something', () => {
    expect(write(' a ').reduce(advanceOirs, atText)).toMatchObject({ step: 'text', trouble: 'short' });
  });

  it.each([
    ['email', 'ana@example', 'email'],
    ['email', 'ana example.cl', 'email'],
    ['post', 'Calle', 'post'],
  ] as const)('by %s, %s is refused', (channel, address, trouble) => {
    const asked = play(...complaint.slice(0, 4), { type: 'channelChosen', channel });
    expect(write(address).reduce(advanceOirs, asked)).toMatchObject({ step: 'address', trouble });
  });

  it('stays when the person goes back, and the trouble does not', () => {
    const tried = write('a').reduce(advanceOirs, atText);
    const back = advanceOirs(tried, { type: 'back' });
    expect(back).toMatchObject({ step: 'institution', trouble: null });
    expect(back.written.text).toBe('a');
  });

  it('refuses a RUN whose last digit does not match', () => {
    const atRun = play(...complaint.slice(0, -2));
    expect(write('123456784').reduce(advanceOirs, atRun)).toMatchObject({ step: 'run', trouble: 'checkDigit' });
  });
});

describe('sending', () => {
  const sent = advanceOirs(play(...complaint), { type: 'sent', key: 'k1' });

  it('is done once, however often it is pressed', () => {
    expect(advanceOirs(sent, { type: 'sent', key: 'k2' })).toBe(sent);
    expect(advanceOirs(sent, { type: 'back' })).toBe(sent);
  });

  it('is repeated with the same key after a lost connection, and with another after a refusal', () => {
    const lost = advanceOirs(sent, { type: 'failed', code: 'offline', final: false });
    expect(advanceOirs(lost, { type: 'sent', key: 'k2' }).key).toBe('k1');
    const refused = advanceOirs(sent, { type: 'failed', code: 'request.invalid', final: true });
    expect(advanceOirs(refused, { type: 'sent', key: 'k2' }).key).toBe('k2');
  });

  it('leaves nothing of the person behind', () => {
    const receipt = {
      folio: 'OIRS-IPS-1-2026-000123-4',
      receivedAt: '2026-11-20T13:00:00.000Z',
      code: '7K3QH-W2M9X',
      dueDate: '2026-12-04',
    };
    const done = advanceOirs(sent, { type: 'received', receipt });
    expect(done).toEqual({ ...FRESH_OIRS, step: 'folio', kind: 'complaint', institutionId: 'ips', receipt });
  });
});
