import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { standingOf } from '@turno25/central/registry/standings.ts';
import { type Branch, filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { Push, type Tried } from '@turno25/queue-server/centre/push.ts';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { type CentreUnderTest, withCentre } from '../central/centreUnderTest.ts';
import {
  addStaff,
  enrolled as deviceToken,
  removeFolder,
  seedConfig,
  tempFolder,
  withBranch,
} from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

const CENTRE = BranchKey.inMemory(randomBytes);
const { id } = seedConfig().branch;

async function toTheEnd(push: Push): Promise<Tried> {
  for (let tries = 0; tries < 100; tries += 1) {
    const tried = await push.once();
    if (tried.done !== 'some') return tried;
  }
  throw new Error('there is no end to it');
}

/** The token of a branch that delivers by itself. */
function enrolled({ centre }: CentreUnderTest, publicKey: string): string {
  const said = { id, name: 'Móvil de prueba', comuna: '13101', profile: 'mobile', publicKey } as const;
  const answer = enrolBranch(centre, said, 'console');
  return must(answer.ok ? answer.value.token : null, 'it delivers by itself');
}

const standing = ({ centre }: CentreUnderTest) =>
  standingOf(must(centre.branches.byId(id), 'it is enrolled'), centre.sources.clock.now());

test('a branch delivers to the centre as it is: held to its last event, and proven', () =>
  withCentre(async (under) => {
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    await withBranch(
      async (branch) => {
        await liveADay(branch);
        const token = enrolled(under, branch.branchKey.publicPem);
        const small = new Push(branch, { address: under.address, token }, { rows: 11, bytes: 1_000_000 });
        expect(await toTheEnd(small)).toEqual({ done: 'all' });
        expect(branch.handover.held()).toBe(branch.ledger.head().seq);
        expect(standing(under)).toMatchObject({ heldSeq: branch.ledger.head().seq, fault: null });
        await addStaff(branch);
        const whole = new Push(branch, { address: under.address, token });
        expect(await toTheEnd(whole)).toEqual({ done: 'all' });
        expect(under.centre.branches.byId(id)?.heldSeq).toBe(branch.ledger.head().seq);
        const stranger = new Push(branch, { address: under.address, token: 'x'.repeat(43) });
        expect(await stranger.once()).toMatchObject({ trouble: 'refused' });
      },
      { config },
    );
    expect(under.failures).toEqual([]);
  }));

test('two copies of one ledger that went on apart: the second is held in quarantine, and says so', () =>
  withCentre(async (under) => {
    const away = tempFolder();
    const config = { ...seedConfig(), centre: { publicKey: CENTRE.publicPem, address: under.address } };
    const opened = (name: string): Branch =>
      openBranch({ files: filesIn(join(away, name)), config, ignoreHours: true, sources: systemSources });
    const first = opened('first');
    await liveADay(first);
    const shared = first.ledger.head().seq;
    first.close();
    cpSync(join(away, 'first'), join(away, 'second'), { recursive: true });
    const [one, other] = [opened('first'), opened('second')];
    try {
      const token = { address: under.address, token: enrolled(under, one.branchKey.publicPem) };
      await addStaff(one);
      expect(await toTheEnd(new Push(one, token))).toEqual({ done: 'all' });
      await addStaff(other);
      const push = new Push(other, token);
      await toTheEnd(push);
      expect(other.handover.held()).toBeLessThanOrEqual(other.ledger.head().seq);
      expect([other.delivery.trouble, other.delivery.finding?.seq]).toEqual(['quarantined', shared + 1]);
      expect(under.centre.branches.byId(id)?.fault).toMatchObject({ seq: shared + 1 });
      // It goes on being received, and goes on being no evidence.
      await deviceToken(other, 'board');
      await toTheEnd(push);
      expect(other.delivery.trouble).toBe('quarantined');
      expect(under.centre.branches.byId(id)?.heldHash).toBe(one.ledger.hashAt(one.ledger.head().seq));
    } finally {
      one.close();
      other.close();
      removeFolder(away);
    }
  }));
