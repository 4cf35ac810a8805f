import { join } from 'node:path';
import { isSimulated } from '@turno25/queue-server/demo/demo.ts';
import { expect, test } from 'vitest';
import { withBranch } from '../support/branch.ts';

test('the folder of a real branch is never given to a demonstration or a practice', () =>
  withBranch(async (_branch, folder) => {
    expect(isSimulated(join(folder, 'not-there'))).toBe(true);
    expect(isSimulated(folder)).toBe(false);
  }));
