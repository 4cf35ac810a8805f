import { isHeadOf, type SignedHead, signedHead } from '@turno25/shared/evidence/head.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { keysAround, type Rotation } from '@turno25/shared/evidence/rotation.ts';
import { type WrittenRow, writtenRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';

type Pinned = { readonly publicKey: string; readonly rotations: readonly Rotation[] };

/**
 * The head at which the rows of a delivery end, where the branch's own key signed it (null: it did not): pinned at enrolment, or one that it vouches
 * for, also in these rows. What stands before the last row is bound to it by the hashes, which intake recomputes. So whoever
 * has a token alone adds no event, not even one that no seal covers yet.
 */
export function signedEnd(text: string, header: unknown, { publicKey, rotations }: Pinned): SignedHead | null {
  const head = headIn(header);
  const last = rowIn(text.slice(text.trimEnd().lastIndexOf('\n') + 1));
  const key = readPublicKey(nodeCrypto, publicKey);
  if (head === null || last === null || key === null) return null;
  if (head.seq !== last.seq || head.hash !== last.hash) return null;
  const keys = keysAround(nodeCrypto, key, [...rotations, ...rotationsIn(text)]);
  return isHeadOf(nodeCrypto, [...keys.values()], head) ? head : null;
}

function headIn(header: unknown): SignedHead | null {
  if (typeof header !== 'string') return null;
  const read = signedHead.safeParse(parsed(Buffer.from(header, 'base64url').toString('utf8')));
  return read.success ? read.data : null;
}

function rowIn(line: string): WrittenRow | null {
  const read = writtenRow.safeParse(parsed(line));
  return read.success ? read.data : null;
}

/** Changes of the key among these rows; those that both keys did not sign vouch for nobody. */
function rotationsIn(text: string): readonly Rotation[] {
  if (!text.includes('"type":"keyRotated"')) return [];
  return text.split('\n').flatMap((line) => {
    const row = line.includes('"type":"keyRotated"') ? rowIn(line) : null;
    const rotation = row?.type === 'keyRotated' ? parsed(row.payload) : null;
    return isRotation(rotation) ? [rotation] : [];
  });
}

function isRotation(value: unknown): value is Rotation {
  if (typeof value !== 'object' || value === null) return false;
  const { ledgerId, from, to, fromSignature, toSignature } = value as Readonly<Record<string, unknown>>;
  const texts = [ledgerId, fromSignature, toSignature, ...keyParts(from), ...keyParts(to)];
  return texts.length === 7 && texts.every((one) => typeof one === 'string');
}

function keyParts(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { keyId, publicKey } = value as Readonly<Record<string, unknown>>;
  return [keyId, publicKey];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
