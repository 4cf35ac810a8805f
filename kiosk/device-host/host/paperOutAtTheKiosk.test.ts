import { expect, test } from 'vitest';
import { TAP } from '../../outbox/testing/tap.ts';
import { withHost } from '../testing/withHost.ts';

const papers = async (call: (method: string, path: string) => Promise<{ body: any }>): Promise<string[]> =>
  (await call('GET', '/dock')).body.papers.filter((paper: any) => paper.whole).map((paper: any) => paper.text);

test('before: the page knows it, the ticket is given all the same, and its paper comes once there is some', () =>
  withHost(async ({ call, dock, prints, statuses }) => {
    await dock({ what: 'paper', state: 'out' });
    await statuses.until((all) => all.at(-1)?.printer === 'paperOut');
    const { body } = await call('POST', '/tickets', { ...TAP, key: 'tap-00000001' });
    expect(await prints.first(1)).toMatchObject([
      { visitId: body.visitId, printed: false, status: 'paperOut', mayBeOut: false },
    ]);
    await dock({ what: 'paper', state: 'ok' });
    expect((await call('POST', `/tickets/${body.visitId}/print`, {})).status).toBe(202);
    expect((await prints.first(2))[1]).toMatchObject({ visitId: body.visitId, printed: true });
    const [paper] = await papers(call);
    expect(paper).toContain(body.number);
    // Nothing had come out before, so this is no copy.
    expect(paper).not.toContain('COPIA');
  }));

test('during: the half that came out makes the next one a copy', () =>
  withHost(async ({ call, dock, prints }) => {
    await dock({ what: 'accident', kind: 'paperOut' });
    const { body } = await call('POST', '/tickets', { ...TAP, key: 'tap-00000001' });
    expect(await prints.first(1)).toMatchObject([{ printed: false, status: 'paperOut', mayBeOut: true }]);
    await dock({ what: 'paper', state: 'ok' });
    await call('POST', `/tickets/${body.visitId}/print`, {});
    await prints.first(2);
    const [paper] = await papers(call);
    expect(paper).toContain('COPIA');
    expect(paper).toContain(body.number);
  }));

test('after: a ticket that came out is asked for again and says so', () =>
  withHost(async ({ call, prints }) => {
    const { body } = await call('POST', '/tickets', { ...TAP, key: 'tap-00000001' });
    await prints.first(1);
    await call('POST', `/tickets/${body.visitId}/print`, {});
    await prints.first(2);
    const [second, first] = await papers(call);
    expect(first).not.toContain('COPIA');
    expect(second).toContain('COPIA');
  }));

test('an OIRS folio that cannot be printed says why', () =>
  withHost(async ({ call, dock }) => {
    await dock({ what: 'cover', state: 'open' });
    const folio = {
      kind: 'oirs',
      institution: 'ChileAtiende',
      branch: 'Sucursal Ñuñoa',
      type: 'reclamo',
      folio: 'OIRS-CHA-NUN-2026-0000421',
      receivedAt: '2026-11-20T12:05:00.000Z',
      zone: TAP.zone,
      url: null,
    };
    expect((await call('POST', '/print', folio)).body).toEqual({
      printed: false,
      status: 'coverOpen',
      mayBeOut: false,
    });
    await dock({ what: 'cover', state: 'closed' });
    expect((await call('POST', '/print', folio)).body).toMatchObject({ printed: true });
    expect((await papers(call))[0]).toContain('OIRS-CHA-NUN-2026-0000421');
  }));

test('scanner and buttons reach the page, and it hears when they are pulled out', () =>
  withHost(async ({ call, dock, scans, presses, statuses }) => {
    await dock({ what: 'scan', text: 'https://portal.sidiv.registrocivil.cl/docstatus?RUN=12345678-5&type=CEDULA' });
    await dock({ what: 'press', button: 'confirm' });
    expect(await scans.first(1)).toEqual([{ kind: 'run', card: 'qr', run: { body: '12345678', checkDigit: '5' } }]);
    expect(await presses.first(1)).toEqual(['confirm']);
    await dock({ what: 'scanner', plugged: false });
    await statuses.until((all) => all.at(-1)?.scanner === 'disconnected');
    expect((await call('POST', '/dock', { what: 'scan', text: 'x' })).body).toEqual({ done: false });
    await dock({ what: 'scanner', plugged: true });
    await statuses.until((all) => all.at(-1)?.scanner === 'connected');
  }));
