import { describe, expect, it } from 'vitest';
import { boundaryFindings } from './boundaries.ts';
import { timeFindings } from './time.ts';

describe('home rules', () => {
  it('finds an import that goes the wrong way', () => {
    expect(boundaryFindings('shared/ui/a.ts', "import { x } from '@turno25/queue-server/branch.ts';")).toHaveLength(1);
    expect(boundaryFindings('kiosk/ui/a.ts', "import { x } from '../../queue-server/branch.ts';")).toHaveLength(1);
    expect(boundaryFindings('queue-server/a.ts', "import { x } from '@turno25/shared/domain/ids.ts';")).toEqual([]);
  });

  it('keeps the flows of the kiosk apart from each other, and what they share from all of them', () => {
    expect(boundaryFindings('kiosk/ui/common/a.ts', "import { x } from '../entry/flow/steps.ts';")).toHaveLength(1);
    expect(boundaryFindings('kiosk/ui/oirs/a.ts', "import { x } from '../entry/flow/steps.ts';")).toHaveLength(1);
    expect(boundaryFindings('kiosk/ui/entry/a.ts', "import { x } from '../pages/path.ts';")).toHaveLength(1);
    expect(boundaryFindings('kiosk/ui/pages/a.ts', "import { x } from '../entry/flow/steps.ts';")).toEqual([]);
  });

  it('keeps packages out of the domain', () => {
    expect(boundaryFindings('shared/domain/a.ts', "import { z } from 'zod';")).toHaveLength(1);
    expect(boundaryFindings('shared/domain/a.ts', "import { x } from '../time/clock.ts';")).toHaveLength(1);
    expect(boundaryFindings('shared/domain/figures/a.ts', "import { x } from '../ids.ts';")).toEqual([]);
  });

  it.each(['const t = Date.now();', 'setTimeout(f, 1);', 'Math.random()', 'crypto.randomUUID()', 'new Date()'])(
    'finds %s',
    (code) => {
      expect(timeFindings('queue-server/a.ts', code)).toHaveLength(1);
      expect(timeFindings('shared/time/a.ts', code)).toEqual([]);
    },
  );

  it('lets a given instant be read', () => {
    expect(timeFindings('queue-server/a.ts', 'new Date(instant).toISOString()')).toEqual([]);
  });
});
