import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enrolBranch } from '@turno25/central/registry/enrol.ts';
import { filesIn, openBranch } from '@turno25/queue-server/branch.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, test } from 'vitest';
import { withCentre } from '../central/centreUnderTest.ts';
import { mobileConfig, removeFolder, tempFolder } from '../support/branch.ts';
import { nationalFrom } from '../support/national.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test(
  'a mobile unit, by its own command, delivers what it lived and takes what the country says as soon as there is a network',
  { timeout: 120_000 },
  () =>
    withCentre(async (under) => {
      const { centre, address } = under;
      const folder = tempFolder();
      const base = mobileConfig();
      const config = { ...base, centre: { publicKey: centre.catalogue.publicKey, address } };
      const { id, name, comuna } = base.branch;
      // A day in a square without network: nobody hears of it yet.
      const alone = openBranch({ files: filesIn(folder), config, ignoreHours: true, sources: systemSources });
      await alone.act({ type: 'openDay' });
      await alone.act({ type: 'closeDay', force: true });
      const { publicPem: publicKey } = alone.branchKey;
      const lived = alone.ledger.head().seq;
      alone.close();

      const content = nationalFrom('2026-11-01', 1);
      const { catalogue, goals, holidays, texts, agreements, mayChange } = content;
      const said = { catalogue, goals, holidays, texts, agreements, mayChange };
      const now = centre.sources.clock.now();
      const draft = centre.catalogue.save({ content: said, validFrom: '2099-01-01', over: null }, 'ana', now);
      const digest = centre.catalogue.digestOf(must(draft.ok ? draft.value : null, 'it is saved'));
      centre.catalogue.publish(digest, 'beto', { now, today: '2026-11-01' });

      const enrolled = enrolBranch(centre, { id, name, comuna, profile: 'mobile', publicKey }, 'console');
      const token = must(enrolled.ok ? enrolled.value.token : null, 'it delivers by itself');
      const file = join(folder, 'centre-token');
      writeFileSync(file, `${address} ${token}\n`, { mode: 0o600 });
      const options = ['--data', folder, '--port', '0', '--without-kiosk', '--json', '--centre-token', file];
      const unit = spawn(process.execPath, [join(ROOT, 'mobile/main.ts'), ...options], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let complaints = '';
      unit.stderr.on('data', (chunk: Buffer) => {
        complaints += chunk.toString();
      });
      try {
        const held = () => centre.branches.byId(id)?.heldSeq ?? 0;
        await expect.poll(held, { timeout: 60_000 }).toBeGreaterThan(lived);
        await expect.poll(() => centre.brought.upTo(id), { timeout: 60_000 }).toBe(1);
        expect(centre.branches.byId(id)).toMatchObject({ fault: null, profile: 'mobile' });
        expect(complaints).not.toContain(token);
      } finally {
        const ended = new Promise((resolve) => unit.once('exit', resolve));
        unit.kill('SIGINT');
        await ended;
        removeFolder(folder);
      }
      expect(under.failures).toEqual([]);
    }),
);
