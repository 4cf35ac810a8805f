import { z } from 'zod';
import { isThisMachine } from './thisMachine.ts';

/** Why signing in by a provider would not work, from what it says of itself. */
type ProviderFault =
  | 'address'
  | 'unreachable'
  | 'certificate'
  | 'slow'
  | 'notFound'
  | 'notOidc'
  | 'otherIssuer'
  | 'notSecure'
  | 'noCode'
  | 'noPkce'
  | 'noPost'
  | 'secretMissing';

/** What need not be wrong, and often is: a scope or a claim that the provider does not name. */
type ProviderDoubt = 'scope' | 'claim';

export type CheckedProvider = {
  readonly fault: ProviderFault | null;
  /** What was seen instead: the issuer that it names, the status that it answered; null where nothing helps. */
  readonly seen: string | null;
  readonly doubts: readonly ProviderDoubt[];
};

type Checked = { readonly issuer: string; readonly scope?: string; readonly rolesClaim?: string };

/** A description is a page of text; more is not one. Bytes. */
const MOST_BYTES = 256 * 1024;
const PATIENCE_MS = 8_000;

const texts = z.array(z.string()).optional();
/** OpenID Connect Discovery 1.0, 3; RFC 8414 for the PKCE methods. */
const description = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  response_types_supported: texts,
  code_challenge_methods_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  scopes_supported: texts,
  claims_supported: texts,
});

/**
 * Asks a provider who it says it is, as a sign-in would, and answers what would stop one; nobody is signed in and no secret is
 * sent. What it wrote is shown to nobody, but the issuer that it names.
 */
export async function checkProvider(setting: Checked, hasSecret: boolean): Promise<CheckedProvider> {
  const fault = (which: ProviderFault, seen: string | null = null): CheckedProvider => ({
    fault: which,
    seen,
    doubts: [],
  });
  if (!URL.canParse(setting.issuer)) return fault('address');
  const issuer = new URL(setting.issuer);
  if (issuer.protocol !== 'https:' && !isThisMachine(issuer)) return fault('notSecure');
  const read = await readDescription(issuer);
  if (typeof read === 'string') return fault(read);
  if (read.text === null) return fault('notFound', String(read.status));
  const parsed = description.safeParse(jsonOf(read.text));
  if (!parsed.success) return fault('notOidc');
  const said = parsed.data;
  if (!URL.canParse(said.issuer) || new URL(said.issuer).href !== issuer.href)
    return fault('otherIssuer', said.issuer.slice(0, 300));
  const ends = [said.authorization_endpoint, said.token_endpoint, said.jwks_uri];
  if (!ends.every((end) => isSafe(end))) return fault('notSecure');
  const lacks = (list: readonly string[] | undefined, one: string): boolean =>
    list !== undefined && !list.includes(one);
  if (lacks(said.response_types_supported, 'code')) return fault('noCode');
  if (lacks(said.code_challenge_methods_supported, 'S256')) return fault('noPkce');
  const methods = said.token_endpoint_auth_methods_supported;
  // What a provider leaves unsaid is `client_secret_basic` (Discovery 1.0, 3), and many take the secret in the body all the same.
  if (hasSecret && lacks(methods, 'client_secret_post')) return fault('noPost');
  if (!hasSecret && lacks(methods, 'none')) return fault('secretMissing');
  const scopes = (setting.scope ?? 'openid profile').split(' ');
  const claim = setting.rolesClaim?.split('.')[0];
  return {
    fault: null,
    seen: null,
    doubts: [
      ...(scopes.some((scope) => lacks(said.scopes_supported, scope)) ? (['scope'] as const) : []),
      ...(claim !== undefined && lacks(said.claims_supported, claim) ? (['claim'] as const) : []),
    ],
  };
}

type Read = { readonly status: number; readonly text: string | null };

async function readDescription(issuer: URL): Promise<Read | ProviderFault> {
  const at = new URL(issuer);
  at.pathname = `${at.pathname.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status !== 200) {
      await answer.body?.cancel();
      return { status: answer.status, text: null };
    }
    return { status: answer.status, text: await textUpTo(answer, MOST_BYTES) };
  } catch (error) {
    return faultOf(error);
  }
}

/** The text of an answer; empty where it is longer. */
async function textUpTo(answer: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > most) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function faultOf(error: unknown): ProviderFault {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'slow';
  const code = cause?.code ?? '';
  return /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|SSL/.test(code) ? 'certificate' : 'unreachable';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' || isThisMachine(url);
}
