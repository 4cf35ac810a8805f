import { dayFileOf } from '@turno25/queue-server/exports/evidence.ts';
import type { EvidenceCrypto } from '@turno25/shared/evidence/crypto.ts';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { readPublicKey } from '@turno25/shared/evidence/keys.ts';
import { nobleCrypto } from '@turno25/shared/evidence/noble.ts';
import { GENESIS_HASH, rowHash } from '@turno25/shared/evidence/row.ts';
import { LedgerWalk } from '@turno25/shared/evidence/walk.ts';
import { readRow, writeRow, writtenRow } from '@turno25/shared/evidence/writtenRow.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { describe, expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

const MACHINES: readonly (readonly [string, EvidenceCrypto])[] = [
  ['a server', nodeCrypto],
  ['a page without HTTPS', nobleCrypto],
];

describe.each(MACHINES)('the one verifier on %s', (_machine, crypto) => {
  it('follows the rows of a whole ledger as they travel, remembering every day itself', () =>
    withBranch(async (branch) => {
      await liveADay(branch);
      const travelled = [...branch.ledger.rows()]
        .map((row) => JSON.stringify(writeRow(row)))
        .map((line) => readRow(writtenRow.parse(JSON.parse(line))));
      const key = readPublicKey(crypto, branch.branchKey.publicPem);
      const walk = new LedgerWalk({ crypto, key });
      expect(walk.run(travelled)).toBeNull();
      expect(walk.seals).toHaveLength(2);
      expect(walk.head).toMatchObject({
        seq: branch.ledger.head().seq,
        hash: new Uint8Array(branch.ledger.head().hash),
      });

      // Re-chained by somebody without the key: every hash fits, the seal's figures do not.
      const forged = travelled.filter(({ type }) => type !== 'visitLeft');
      let previous: Uint8Array = GENESIS_HASH;
      const chained = forged.map((row, index) => {
        const unhashed = { ...row, seq: index + 1, prevHash: previous };
        previous = rowHash(crypto, unhashed);
        return { ...unhashed, hash: previous };
      });
      const finding = new LedgerWalk({ crypto, key }).run(chained);
      expect(finding?.code).toMatch(/^seal/);
    }));

  it('says of the file of a day what the other one says', () =>
    withBranch(async (branch) => {
      await liveADay(branch);
      const date = branch.engine.state().lastClosedDate ?? '';
      const file = dayFileOf(branch.ledger, date, 'stgo-centro', branch.branchKey);
      expect(verifyDayFile(crypto, file, branch.branchKey.publicPem)).toMatchObject({ ok: true, seals: 2 });
      const other = { ...file, signature: `${file.signature.slice(0, -4)}AAA=` };
      expect(verifyDayFile(crypto, other, null)).toMatchObject({ ok: false });
      expect(verifyDayFile(crypto, { ...file, publicKey: 'none' }, null).detail).toContain('key');
    }));
});
