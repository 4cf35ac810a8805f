import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atOneCounter, done, type OneCounter } from '../support/oneCounter.ts';

const TEXT = 'Pase a hablar conmigo a las doce';
const write = (counter: OneCounter, text = TEXT) =>
  counter.served.manager.call('POST', '/counters/m1/message', { text });
const unread = async (counter: OneCounter, client = counter.attendant) =>
  done(await client.call('GET', '/desk/messages'), 'messages').body.messages;
const read = (counter: OneCounter, id: string, client = counter.attendant) =>
  client.call('POST', `/messages/${id}/read`, {});

describe('a message to a counter', () => {
  test('stays on the desk of whoever it was written to until they say that they read it, once', async () => {
    await atOneCounter(async (counter) => {
      done(await write(counter), 'write');
      const [message] = await unread(counter);
      expect(message).toMatchObject({ by: 'Jefatura de prueba', text: TEXT });
      const live = (await counter.attendant.call('GET', '/live')).body.counters;
      expect(live.find(({ id }: { id: string }) => id === 'm1').unread).toBe(1);
      counter.wait(3);
      done(await read(counter, message.id), 'read');
      expect(await unread(counter)).toEqual([]);
      expect((await read(counter, message.id)).body.code).toBe('message.unknown');
      const sent = (await counter.served.manager.call('GET', '/counters/m1/messages')).body.messages;
      expect(sent).toMatchObject([
        { to: 'Ejecutiva 1', text: TEXT, readAt: new Date(counter.clock.now()).toISOString() },
      ]);
    });
  });

  test('is nobody else’s to read: not a colleague’s, not of whoever wrote it, and it follows its person', async () => {
    await atOneCounter(async (counter) => {
      const [, colleague] = counter.served.attendants;
      done(await write(counter), 'write');
      const [message] = await unread(counter);
      for (const other of [colleague!, counter.served.manager])
        expect((await read(counter, message.id, other)).body.code).toBe('message.notYours');
      await counter.does('close');
      done(await colleague!.call('POST', '/counters/m1/open', {}), 'open');
      expect(await unread(counter, colleague)).toEqual([]);
      done(await counter.attendant.call('POST', '/counters/m2/open', {}), 'open');
      expect(await unread(counter)).toHaveLength(1);
    });
  });

  test('comes from a manager alone, to somebody who is there, and never piles up', async () => {
    await atOneCounter(async (counter) => {
      const { manager, host } = counter.served;
      for (const other of [counter.attendant, host])
        expect((await other.call('POST', '/counters/m1/message', { text: TEXT })).status).toBe(403);
      expect((await manager.call('POST', '/counters/m2/message', { text: TEXT })).body.code).toBe('counter.closed');
      expect((await write(counter, '  ')).status).toBe(400);
      for (let times = 0; times < 5; times += 1) done(await write(counter), 'write');
      expect((await write(counter)).body.code).toBe('message.tooMany');
    });
  });

  test('is in clear nowhere on the disk', async () => {
    await atOneCounter(async (counter) => {
      done(await write(counter), 'write');
      const { folder } = counter.served;
      for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()))
        expect(readFileSync(join(name.parentPath, name.name)).includes(TEXT)).toBe(false);
    });
  });
});
