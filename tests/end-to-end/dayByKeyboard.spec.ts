import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { at, STORY_DATE } from './appointments.ts';
import { removeData, type Served, serve } from './served.ts';
import { expect, test } from './stories.ts';

/**
 * A whole day of one attendant, by keyboard alone: sixty people and every verb of the console. In it a page that is loaded
 * again, a browser that dies, a second window of the same person, and a colleague who reaches for the same ticket.
 */
const PEOPLE = 60;
let served: Served;

test.beforeEach(async () => {
  test.setTimeout(300_000);
  served = await serve(undefined, 0, at('09:50'));
});

test.afterEach(async () => {
  await served.stop();
  removeData(served);
});

async function desk(context: BrowserContext): Promise<Desk> {
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  // Nobody touches a mouse, not even by a helper of the tests.
  await page.goto(`${served.address}/attendant`);
  return new Desk(page);
}

async function signedIn(browser: Browser, login: string, size = { width: 1366, height: 768 }): Promise<Desk> {
  const opened = await desk(await browser.newContext({ viewport: size }));
  await opened.signIn(login);
  return opened;
}

/** One window of an attendant, whose hands never leave the keyboard. */
class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn(login: string): Promise<void> {
    await expect(this.page.getByLabel('Usuario')).toBeFocused();
    await this.page.keyboard.type(login);
    await this.press('Tab');
    await this.page.keyboard.type(served.secret);
    await this.press('Enter');
    await expect(this.page.getByRole('button', { name: 'Salir' })).toBeVisible();
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Tab by Tab to a button of that name, and Enter. */
  async walkTo(name: RegExp): Promise<void> {
    await expect(this.page.getByRole('button', { name }).first()).toBeEnabled();
    for (let steps = 0; steps < 40; steps += 1) {
      await this.press('Tab');
      const focused = await this.page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.test(focused)) return this.press('Enter');
    }
    throw new Error(`the keyboard does not reach ${name}`);
  }

  /** The one verb that comes next, by F2, once it is the one that its button says. */
  async next(name: 'Llamar al siguiente' | 'Iniciar atención' | 'Finalizar atención' | 'Reanudar'): Promise<void> {
    const button = this.page.getByRole('button', { name: new RegExp(`^${name}`) });
    await expect(button).toBeEnabled();
    await this.press('F2');
    // Done, before the branch's clock is moved on; finishing asks first.
    if (name !== 'Finalizar atención') await expect(button).toHaveCount(0);
  }

  /** A verb by its letter, once its button can be pressed. */
  async verb(letter: string, name: RegExp): Promise<void> {
    await expect(this.page.getByRole('button', { name })).toBeEnabled();
    await this.press(letter);
  }

  /** The sheet that is open: digits choose, F2 finishes. */
  async answer(...keys: string[]): Promise<void> {
    await expect(this.page.getByRole('dialog')).toBeVisible();
    for (const key of keys) await this.press(key);
    await this.press('F2');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  async finish(outcome: string): Promise<void> {
    await this.next('Finalizar atención');
    await this.answer(outcome);
  }

  async attends(outcome: string): Promise<void> {
    await this.next('Llamar al siguiente');
    await this.next('Iniciar atención');
    await this.finish(outcome);
  }

  /** Number of whoever is at the counter. */
  async number(): Promise<string> {
    const now = this.page.getByRole('region', { name: 'Ahora' });
    return (await now.getByText(/^[A-Z]-\d{3}$/).textContent()) ?? '';
  }

  /** By the arrows, to a ticket of the line. */
  async choose(number: string): Promise<void> {
    await this.press('f');
    await this.press('End');
    const chosen = this.page.getByText(`Turno ${number}`, { exact: true });
    for (let steps = 0; steps < PEOPLE && (await chosen.count()) === 0; steps += 1) await this.press('ArrowUp');
    await expect(chosen).toBeVisible();
  }

  sees(text: string | RegExp): Promise<void> {
    return expect(this.page.getByText(text).first()).toBeVisible();
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: `test-output/screens/${name}.png` });
    await expectAccessible(this.page, name);
  }
}

/** The branch's side: tickets, and what was written down. */
async function branchSide() {
  const call = async (method: string, path: string, body?: unknown, token = ''): Promise<Response> => {
    const reply = await fetch(`${served.address}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const { token } = (await (await call('POST', '/sessions', { login: 'manager', secret: served.secret })).json()) as {
    token: string;
  };
  return {
    ticket: async (serviceId = 'pgu'): Promise<string> => {
      const reply = await call('POST', '/tickets', { serviceId, class: 'general' }, token);
      return ((await reply.json()) as { number: string }).number;
    },
    /** How the day's visits ended, with how many of each; outcomes apart. */
    ends: async (): Promise<{ readonly ends: Record<string, number>; readonly outcomes: Record<string, number> }> => {
      const reply = await call('GET', `/figures/daily/${STORY_DATE}?format=csv&table=visits`, undefined, token);
      const [header = [], ...rows] = (await reply.text())
        .replace('\uFEFF', '')
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(';'));
      const tally = (column: string): Record<string, number> => {
        const cells = rows.map((row) => row[header.indexOf(column)] ?? '').filter((cell) => cell !== '');
        return Object.fromEntries([...new Set(cells)].map((cell) => [cell, cells.filter((c) => c === cell).length]));
      };
      return { ends: tally('termino'), outcomes: tally('resultado') };
    },
    live: async () => (await call('GET', '/live', undefined, token)).json() as Promise<any>,
  };
}

test('sixty people and every verb, without a mouse', async ({ browser }) => {
  test.skip(process.env.TURNO25_FULL !== '1', 'three minutes of keys: npm run test:full');
  const branch = await branchSide();
  const numbers: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) numbers.push(await branch.ticket());
  let me = await signedIn(browser, 'attendant1');
  await me.walkTo(/^1\s*Disponible/);
  await me.sees('Módulo libre');

  await test.step('each way of ending', async () => {
    for (const outcome of ['1', '2', '3', '4']) await me.attends(outcome);
  });

  await test.step('called three times and never came', async () => {
    await me.next('Llamar al siguiente');
    await served.pass(1);
    await me.verb('r', /^Rellamar/);
    await me.sees('Llamado 2 veces');
    await served.pass(1);
    await me.verb('r', /^Rellamar/);
    await me.sees('Llamado 3 veces');
    await served.pass(1);
    await me.verb('n', /^No se presentó/);
    await me.sees('Módulo libre');
  });

  await test.step('a start by mistake is taken back', async () => {
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.next('Iniciar atención');
    await me.verb('u', /^Deshacer inicio/);
    await me.sees('Llamado una vez');
    expect(await me.number()).toBe(number);
    await me.next('Iniciar atención');
    await me.finish('1');
    await me.verb('u', /^Deshacer fin/);
    expect(await me.number()).toBe(number);
    await me.finish('1');
  });

  await test.step('set aside by the person and by the counter, and back', async () => {
    for (const by of ['1', '2']) {
      await me.next('Llamar al siguiente');
      const number = await me.number();
      await me.next('Iniciar atención');
      await served.pass(2);
      await me.verb('d', /^Dejar en pausa/);
      await me.answer(by, '1');
      await me.sees('Módulo libre');
      await me.choose(number);
      await me.verb('a', /^A la fila/);
      await expect(me.page.getByRole('button', { name: /^A la fila/ })).toBeDisabled();
      await me.verb('l', /^Llamar(?! al)/);
      await me.answer('1');
      expect(await me.number()).toBe(number);
      await me.next('Iniciar atención');
      await me.finish('1');
    }
  });

  let colleague: Desk | null = null;
  await test.step('sent to another service, and to a colleague’s counter', async () => {
    await me.next('Llamar al siguiente');
    await me.verb('t', /^Transferir/);
    await me.answer('1', '2', '1');
    await me.sees('Módulo libre');
    colleague = await signedIn(browser, 'attendant2', { width: 1024, height: 600 });
    await colleague.walkTo(/^2\s*Disponible/);
    await colleague.sees('Módulo libre');
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.next('Iniciar atención');
    await served.pass(2);
    await me.verb('t', /^Transferir/);
    await expect(me.page.getByRole('dialog')).toBeVisible();
    await me.answer('2', '1', '3');
    await me.sees('Módulo libre');
    await colleague.choose(number);
    await colleague.verb('l', /^Llamar(?! al)/);
    await colleague.answer('4');
    expect(await colleague.number()).toBe(number);
    await colleague.picture('attendant-by-keyboard-1024');
    await colleague.next('Iniciar atención');
    await colleague.finish('3');
  });

  await test.step('two reach for one ticket: one has it, the other reads why not', async () => {
    const other = colleague as unknown as Desk;
    const wanted = (await branch.live()).line.at(-1).number as string;
    await Promise.all([me.choose(wanted), other.choose(wanted)]);
    for (const one of [me, other]) {
      await one.verb('l', /^Llamar(?! al)/);
      await one.press('1');
    }
    await Promise.all([me.press('F2'), other.press('F2')]);
    await expect(async () => {
      const said = await Promise.all(
        [me, other].map(({ page }) => page.getByText('Ese número ya no está en espera. Elija otro.').count()),
      );
      expect(said.reduce((sum, count) => sum + count, 0)).toBe(1);
    }).toPass();
    const lost = (await me.page.getByRole('dialog').count()) > 0 ? me : other;
    const won = lost === me ? other : me;
    expect(await won.number()).toBe(wanted);
    await lost.picture('attendant-lost-the-ticket');
    await lost.press('Escape');
    await won.next('Iniciar atención');
    await won.finish('1');
    await other.verb('c', /^Cerrar módulo/);
    await expect(other.page.getByRole('heading', { name: '¿Qué módulo va a atender?' })).toBeVisible();
  });

  await test.step('gone after the call, found by the number, and given another ticket', async () => {
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.verb('s', /^Se fue/);
    await me.answer();
    await me.sees('Módulo libre');
    await me.verb('b', /^Buscar turno/);
    await expect(me.page.getByLabel('Número del papel')).toBeFocused();
    await me.page.keyboard.type(number.toLowerCase());
    await me.walkTo(/^Dar otro turno/);
    await me.sees(`Otro turno para ${number}`);
    await me.press('F2');
    await me.sees('Turno entregado');
    await me.press('Escape');
    await me.press('Escape');
    await expect(me.page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('somebody without a ticket; why one before another; one taken out of the line', async () => {
    await me.verb('v', /^Vino sin turno/);
    await me.answer('1', '1');
    await me.choose((await branch.live()).line.at(-1).number);
    await me.verb('q', /^¿Por qué\?/);
    await expect(me.page.getByRole('dialog')).toBeVisible();
    await me.press('Escape');
    await expect(me.page.getByRole('dialog')).toHaveCount(0);
    // Nobody who waits is taken out by an attendant; whom they set aside is, and then with a reason.
    await expect(me.page.getByRole('button', { name: /^Retirar/ })).toBeDisabled();
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.verb('d', /^Dejar en pausa/);
    await me.answer('1', '1');
    await me.sees('Módulo libre');
    await me.choose(number);
    await me.verb('x', /^Retirar/);
    await me.answer('3');
  });

  await test.step('a break, and back', async () => {
    await me.verb('p', /^Pausar módulo/);
    await me.answer('1');
    await me.sees('Módulo en pausa');
    await served.pass(10);
    await me.next('Reanudar');
    await me.sees('Módulo libre');
  });

  await test.step('the page is loaded again in mid-attention, the guide beside the work', async () => {
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.next('Iniciar atención');
    await me.sees('En atención');
    await me.page.reload();
    await me.sees('En atención');
    expect(await me.number()).toBe(number);
    await me.verb('g', /^Guía/);
    await expect(me.page.getByRole('region', { name: 'Cómo se atiende' })).toBeVisible();
    await me.press('g');
    await me.finish('2');
  });

  await test.step('a second window of the same person says the same, and does nothing twice', async () => {
    const twin = await desk(me.page.context());
    await twin.sees('Módulo libre');
    await me.next('Llamar al siguiente');
    await twin.sees('Llamado una vez');
    const number = await me.number();
    expect(await twin.number()).toBe(number);
    await twin.next('Iniciar atención');
    await me.sees('En atención');

    // A form that was opened for one person never ends the attention of the next one.
    await twin.next('Finalizar atención');
    await me.finish('1');
    await me.next('Llamar al siguiente');
    await me.next('Iniciar atención');
    const after = await me.number();
    await twin.press('4');
    await twin.press('F2');
    await twin.sees('El módulo ya tiene a otra persona. Mire quién está y hágalo de nuevo.');
    await twin.picture('attendant-other-visit');
    await twin.press('Escape');
    await me.sees('En atención');
    expect(await me.number()).toBe(after);
    await me.finish('1');

    // The same key in both at once: one person is called, and nobody is started by the second finger.
    for (const window of [me, twin])
      await expect(window.page.getByRole('button', { name: /^Llamar al siguiente/ })).toBeEnabled();
    const before = (await branch.live()).line.length as number;
    await Promise.all([me.press('F2'), twin.press('F2')]);
    await Promise.all([me.sees('Llamado una vez'), twin.sees('Llamado una vez')]);
    expect((await branch.live()).line).toHaveLength(before - 1);
    expect(await me.number()).toBe(await twin.number());
    await me.next('Iniciar atención');
    await twin.finish('1');
    await me.sees('Módulo libre');
    await twin.page.close();
  });

  await test.step('the browser dies in mid-attention and is opened again', async () => {
    await me.next('Llamar al siguiente');
    const number = await me.number();
    await me.next('Iniciar atención');
    await me.sees('En atención');
    await me.page.context().close();
    me = await signedIn(browser, 'attendant1');
    await me.sees('En atención');
    expect(await me.number()).toBe(number);
    await me.picture('attendant-back-in-attention');
    await me.finish('1');
  });

  await test.step('the rest of the day, to the last one', async () => {
    for (let left = (await branch.live()).line.length as number; left > 0; left -= 1) await me.attends('1');
    await me.sees('Nadie espera a este módulo.');
    await me.picture('attendant-end-of-day');
    await me.verb('c', /^Cerrar módulo/);
    await expect(me.page.getByRole('heading', { name: '¿Qué módulo va a atender?' })).toBeVisible();
  });

  // Sixty tickets and the one given again; whoever was transferred is one visit still.
  const { ends, outcomes } = await branch.ends();
  expect(ends).toEqual({
    'atención terminada': PEOPLE - 2,
    'no se presenta': 1,
    'se retira': 1,
    'retirado por funcionario': 1,
  });
  expect(outcomes).toEqual({ resuelto: PEOPLE - 7, 'en parte': 2, derivado: 2, 'no resuelto': 1 });
  const { standard } = await branch.live();
  // Whoever came without a ticket may be the person who went away: strict counts one more.
  expect(standard.walkDirects).toEqual({ all: 1, paired: 1 });
});
