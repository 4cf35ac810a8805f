import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Told = Readonly<Record<string, unknown>>;

/**
 * A provider that says what it is told to: no browser in between. `token` makes the claims of the next token from those of a
 * good one; `algorithm` what it says it signed by.
 */
export async function startLiar(): Promise<{
  readonly issuer: string;
  readonly lie: (token: (good: Told) => Told, algorithm?: 'RS256' | 'none', otherKey?: boolean) => void;
  /** Where the browser would come back, from where it was sent. */
  readonly back: (sentTo: string) => string;
  readonly stop: () => Promise<void>;
}> {
  const [own, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const jwk = { ...own!.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  let lie = { token: (good: Told): Told => good, algorithm: 'RS256', otherKey: false };
  const asked = new Map<string, { readonly nonce: string; readonly challenge: string }>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const json = (body: object): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      };
      if (request.url === '/.well-known/openid-configuration')
        return json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      if (request.url === '/jwks') return json({ keys: [jwk] });
      const said = new URLSearchParams(Buffer.concat(chunks).toString());
      const of = asked.get(said.get('code') ?? '');
      const verifier = createHash('sha256')
        .update(said.get('code_verifier') ?? '')
        .digest('base64url');
      if (of === undefined || of.challenge !== verifier) {
        response.statusCode = 400;
        return json({ error: 'invalid_grant' });
      }
      const now = Math.floor(Date.now() / 1000);
      const good = {
        iss: issuer,
        aud: 'turno25',
        sub: 'x',
        iat: now,
        exp: now + 300,
        nonce: of.nonce,
        roles: ['jefa'],
      };
      return json({ access_token: 'at', token_type: 'Bearer', expires_in: 300, id_token: tokenOf(lie.token(good)) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const tokenOf = (claims: Told): string => {
    const body = `${encoded({ alg: lie.algorithm, kid: 'one' })}.${encoded(claims)}`;
    if (lie.algorithm === 'none') return `${body}.`;
    return `${body}.${sign('RSA-SHA256', Buffer.from(body), (lie.otherKey ? other : own)!.privateKey).toString('base64url')}`;
  };
  return {
    issuer,
    lie: (token, algorithm = 'RS256', otherKey = false) => {
      lie = { token, algorithm, otherKey };
    },
    back: (sentTo) => {
      const { searchParams } = new URL(sentTo);
      const code = randomUUID();
      asked.set(code, {
        nonce: searchParams.get('nonce') ?? '',
        challenge: searchParams.get('code_challenge') ?? '',
      });
      return `${searchParams.get('redirect_uri')}?code=${code}&state=${searchParams.get('state')}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
