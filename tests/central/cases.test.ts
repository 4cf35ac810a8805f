import { foldMissing } from '@turno25/central/intake/foldMissing.ts';
import { expect, test } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { fileCase, liveADay } from '../support/ledgerFile.ts';
import { linesOf, NOW, pinnedOf, receiving } from './delivered.ts';

test('cases are folded when one of them changed, and not with every load', () =>
  withBranch(async (branch) => {
    await liveADay(branch);
    const before = linesOf(branch);
    await fileCase(branch);
    const after = linesOf(branch).slice(before.length);
    receiving(pinnedOf(branch), ({ evidence, follower }) => {
      const cases = (casesAs: string | null) => {
        const folded = foldMissing(evidence, follower, 'sucursal-1', { loaded: [], casesAs });
        return folded.cases;
      };
      follower.deliver(before.join('\n'), NOW);
      const first = cases(null);
      expect(first?.rows.length).toBeGreaterThan(0);
      expect(cases(first?.as ?? '')).toBeNull();
      follower.deliver(after.join('\n'), NOW);
      const second = cases(first?.as ?? '');
      expect(second?.rows).toHaveLength((first?.rows.length ?? 0) + 1);
    });
  }));
