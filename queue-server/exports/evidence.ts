import { createHash, createPublicKey } from 'node:crypto';
import { type EvidenceFile, evidenceFile } from '@turno25/shared/contracts/evidence.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { canonicalBytes, isCanonical, type LedgerRow, rowHash } from '../ledger/encoding.ts';
import { type Ledger, toEvent } from '../ledger/ledger.ts';
import { isSignedBy, keyIdOf, type SealingKey, type SealPayload } from '../ledger/sealing.ts';
import { contentTrouble, signatureTrouble } from '../verification/seals.ts';

export type EvidenceReport = {
  readonly ok: boolean;
  readonly date: string | null;
  readonly events: number;
  readonly seals: number;
  readonly keyId: string | null;
  /** Sequence number where it shows, when it is an event. */
  readonly seq: number | null;
  readonly detail: string | null;
};

/**
 * One signed file of a day: its events with their exact bytes and hashes, its seals, its figures. The central system
 * can take it, and anybody with the branch's public key can check it without the branch's database.
 */
export function evidenceOf(ledger: Ledger, date: string, branchId: string, key: SealingKey): EvidenceFile {
  const rows = ledger.rowsOf(date);
  const seals = rows.filter((row) => row.type === 'daySealed').map(sealOf);
  const head = ledger.head();
  const unsigned = {
    format: 'turno25.day.v1' as const,
    branchId,
    date,
    publicKey: key.publicPem,
    keyId: key.keyId,
    ledgerHead: { seq: head.seq, hash: head.hash.toString('hex') },
    events: rows.map(plainRow),
    figures: seals.at(-1)?.figures ?? null,
  };
  return { ...unsigned, signature: key.sign(unsigned) };
}

/** Checks an exported day: its own signature, each event's hash, the links between neighbours, every seal and its figures. */
export function verifyEvidence(content: unknown, trustedPem: string | null): EvidenceReport {
  const parsed = evidenceFile.safeParse(content);
  if (!parsed.success) return report(null, null, `not an exported day: ${parsed.error.issues[0]?.message ?? ''}`);
  const file = parsed.data;
  const key = createPublicKey(trustedPem ?? file.publicKey);
  if (keyIdOf(key) !== file.keyId) return report(file, null, `signed by key ${file.keyId}, not by the trusted one`);
  const rows = file.events.map(ledgerRow);
  let amendment = 0;
  for (const [index, row] of rows.entries()) {
    if (!isCanonical(row.payload)) return report(file, row.seq, 'its payload is not in canonical form');
    if (!rowHash(row).equals(row.hash)) return report(file, row.seq, 'its columns do not give its hash');
    if (row.businessDate !== file.date) return report(file, row.seq, 'is of another day');
    const before = rows[index - 1];
    if (before !== undefined && before.seq >= row.seq) return report(file, row.seq, 'is out of order');
    if (before !== undefined && before.seq === row.seq - 1 && !row.prevHash.equals(before.hash)) {
      return report(file, row.seq, 'does not point to the event before it');
    }
    if (row.type !== 'daySealed') continue;
    const seal = sealOf(row);
    const events = rows.slice(0, index).map(toEvent);
    const trouble =
      signatureTrouble(seal, key)?.detail ??
      contentTrouble(seal, events, (code, detail) => ({ seq: row.seq, code, detail }))?.detail ??
      (seal.headHash === row.prevHash.toString('hex') ? null : 'the seal does not stand on the event before it') ??
      (seal.amendment === amendment ? null : `seal ${seal.amendment} where ${amendment} is due`);
    if (trouble !== null) return report(file, row.seq, trouble);
    amendment += 1;
  }
  const last = rows.findLast((row) => row.type === 'daySealed');
  const figures = last === undefined ? null : sealOf(last).figures;
  if (!canonicalBytes(file.figures).equals(canonicalBytes(figures)))
    return report(file, null, 'its figures are not those of its last seal');
  if (!isSignedBy(key, file)) return report(file, null, 'its signature does not fit');
  return report(file, null, null);
}

function report(file: EvidenceFile | null, seq: number | null, detail: string | null): EvidenceReport {
  return {
    ok: detail === null,
    date: file?.date ?? null,
    events: file?.events.length ?? 0,
    seals: file?.events.filter((event) => event.type === 'daySealed').length ?? 0,
    keyId: file?.keyId ?? null,
    seq,
    detail,
  };
}

function sealOf(row: LedgerRow): SealPayload {
  const event = toEvent(row);
  return must(event.type === 'daySealed' ? event.payload : null, `event ${row.seq} is a seal`);
}

function plainRow(row: LedgerRow): EvidenceFile['events'][number] {
  return {
    seq: row.seq,
    recordedAt: row.recordedAt,
    occurredAt: row.occurredAt,
    clockOffsetMs: row.clockOffsetMs,
    businessDate: row.businessDate,
    type: row.type,
    payload: row.payload.toString('utf8'),
    actor: row.actor,
    device: row.device,
    commandKey: row.commandKey,
    prevHash: row.prevHash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

function ledgerRow(plain: EvidenceFile['events'][number]): LedgerRow {
  return {
    ...plain,
    payload: Buffer.from(plain.payload, 'utf8'),
    prevHash: Buffer.from(plain.prevHash, 'hex'),
    hash: Buffer.from(plain.hash, 'hex'),
  };
}

/** SHA-256 of a file's bytes, hexadecimal, to print beside it. */
export function fileDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
