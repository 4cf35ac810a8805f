import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { holdFolder } from '@turno25/shared/files/folderLock.ts';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { systemRandom } from '@turno25/shared/time/random.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { OfficerAccounts } from './access/accounts.ts';
import type { CentreSignIn } from './access/signIn.ts';
import { bringDocuments } from './catalogue/bringing.ts';
import { BroughtBook } from './catalogue/broughtBook.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { openCatalogueFile } from './catalogue/catalogueFile.ts';
import { ownCategory } from './catalogue/categories.ts';
import { CategoryBook } from './catalogue/categoryBook.ts';
import { centreKeyIn } from './catalogue/centreKey.ts';
import type { Centre } from './centre.ts';
import { Intake } from './intake/intake.ts';
import { startProvers } from './intake/provers.ts';
import { Rounds } from './intake/rounds.ts';
import { Branches } from './registry/branches.ts';
import { Journal } from './registry/journal.ts';
import { PullSecrets } from './registry/pullSecrets.ts';
import { openRegistry } from './registry/registryFile.ts';
import type { Warehouse } from './warehouse/port.ts';

export type CentreOptions = {
  readonly folder: string;
  readonly warehouse: (folder: string) => Promise<Warehouse>;
  readonly sources: Sources;
  /** Threads that prove evidence. */
  readonly threads: number;
  /** Branches asked at once, and how often each is, ms. */
  readonly atOnce: number;
  readonly everyMs: number;
  /** The public key that documents of the centre bear, PEM; null: the one of its data folder, by which it signs. */
  readonly centreKey: string | null;
  readonly failed: (branchId: string, error: unknown) => void;
  /** By whom people may sign in besides login and secret. Absent: by nobody. */
  readonly signIn?: CentreSignIn | null;
};

/** Zone of the country's dates; branches have their own. */
const ZONE = 'America/Santiago';

/** Opens a central office on its data folder, or says that another process holds it. Asks nobody yet. */
export async function openCentre(options: CentreOptions): Promise<Result<Centre, 'held'>> {
  const { folder, sources, failed } = options;
  privateFolder(folder);
  const lock = holdFolder(folder, 'central.lock');
  if (lock === null) return err('held');
  const registry = openRegistry(folder);
  const catalogueDb = openCatalogueFile(folder);
  const warehouse = await options.warehouse(folder);
  await warehouse.migrate();
  const provers = startProvers(folder, options.threads);
  const branches = new Branches(registry);
  const pullSecrets = new PullSecrets(folder);
  const { clock, timers } = sources;
  const { ask } = provers;
  const key = centreKeyIn(folder);
  const centreKey = options.centreKey ?? key.publicPem;
  const categories = new CategoryBook(catalogueDb);
  const categoryAt = (id: string) => ownCategory(categories.measured(id), categories.rule());
  const intake = new Intake({ branches, warehouse, ask, categoryOf: categoryAt, clock, timers, centreKey, failed });
  const { atOnce, everyMs } = options;
  const catalogue = new Catalogue(catalogueDb, key);
  const today = (): string => localDate(clock.now(), ZONE);
  const brought = new BroughtBook(catalogueDb);
  const bringing = { catalogue, brought, today };
  const rounds = new Rounds({
    bring: (branchId, api) => bringDocuments(branchId, api, bringing),
    branches,
    pullSecrets,
    intake,
    clock,
    timers,
    random: systemRandom,
    atOnce,
    everyMs,
    failed,
  });
  return ok({
    folder,
    branches,
    pullSecrets,
    accounts: new OfficerAccounts(registry),
    journal: new Journal(registry),
    intake,
    rounds,
    warehouse,
    catalogue,
    brought,
    categories,
    signIn: options.signIn ?? null,
    sources,
    zone: ZONE,
    catchUp: async () => {
      for (const { id, heldSeq } of branches.all())
        if (heldSeq > 0) await intake.load(id).catch((error: unknown) => failed(id, error));
    },
    close: async () => {
      intake.stop();
      await intake.settled();
      await provers.stop();
      await warehouse.close();
      catalogueDb.close();
      registry.close();
      lock.release();
    },
  });
}
