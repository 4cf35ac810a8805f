import { expect, test } from 'vitest';
import { withServer } from '../support/branch.ts';

test('a phone that asks again is told that nothing changed, and what did', () =>
  withServer(async ({ anonymous, kiosk, attendants }) => {
    const issued = (await kiosk.call('POST', '/tickets', { serviceId: 'tne', class: 'general' })).body;
    const path = `/track/${issued.trackingToken}`;
    const first = await anonymous.call('GET', path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    const again = await anonymous.call('GET', path, undefined, { 'if-none-match': tag });
    expect({ status: again.status, text: again.text, tag: again.headers.get('etag') }).toEqual({
      status: 304,
      text: '',
      tag,
    });
    expect((await anonymous.call('GET', path, undefined, { 'if-none-match': '"x"' })).status).toBe(200);
    await attendants[0]!.call('POST', '/counters/m1/open', {});
    await attendants[0]!.call('POST', '/counters/m1/call', { visitId: issued.id, reason: { code: 'continuation' } });
    const called = await anonymous.call('GET', path, undefined, { 'if-none-match': tag });
    expect(called.status).toBe(200);
    expect(called.headers.get('etag')).not.toBe(tag);
    // What is not there has no tag.
    const unknown = await anonymous.call('GET', '/track/AAAAAAAAAAAAAAAAAAAAAA');
    expect(unknown.headers.get('etag')).toBeNull();
  }));
