import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What each person of the provider claims, by the name that they type there. */
export type People = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const CLIENT = { id: 'turno25', secret: 'un-secreto-inventado-de-prueba' } as const;

/**
 * A provider from npm, as it is, on loopback: whoever types a name there is that person. `branches`: the addresses to which it
 * sends back. `secret`: null for a client that has none.
 */
export async function startProvider(
  people: People,
  branches: readonly string[],
  secret: string | null = CLIENT.secret,
): Promise<{ readonly issuer: string; readonly stop: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        ...(secret === null
          ? { token_endpoint_auth_method: 'none' }
          : { client_secret: secret, token_endpoint_auth_method: 'client_secret_post' }),
        redirect_uris: branches.map((branch) => `${branch}/api/v1/sessions/oidc/back`),
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], roles: ['roles'] },
    scopes: ['openid', 'profile', 'roles'],
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['una-clave-inventada'] },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, ...people[id] }),
    }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A browser as far as this needs one: follows by hand, keeps cookies by host. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Asks without following; a form where a body is given. */
  async ask(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), accept: 'text/html' },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) this.take(url, line);
    return response;
  }

  /** Keeps a cookie as a host set it. */
  take(url: string, line: string): void {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }

  /** Goes from a branch's address to the provider, is a person there, and ends before the way back: its address. */
  async wayBack(start: string, person: string): Promise<string> {
    let response = await this.ask(start);
    let url = start;
    for (let steps = 0; steps < 20; steps += 1) {
      const location = response.headers.get('location');
      if (location !== null) {
        url = new URL(location, url).href;
        if (url.includes('/api/v1/sessions/oidc/back')) return url;
        response = await this.ask(url);
        continue;
      }
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1] ?? url;
      url = new URL(action, url).href;
      response = await this.ask(url, prompt === 'login' ? { prompt, login: person, password: 'x' } : { prompt });
    }
    throw new Error(`no way back from ${url}`);
  }

  cookie(address: string, name: string): string | undefined {
    return this.#cookies.get(new URL(address).host)?.get(name);
  }
}
