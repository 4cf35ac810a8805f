import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { openHeld } from '@turno25/queue-server/start/openHeld.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { expect, it } from 'vitest';
import { removeFolder, seedConfig, tempFolder, withBranch } from '../support/branch.ts';
import { liveADay } from '../support/ledgerFile.ts';

/** What the start says of a folder in which a day was lived and something is not as it was; `null` when it opens. */
async function startAfter(change: (folder: string) => void, look: (folder: string) => void = () => {}) {
  const folder = tempFolder();
  try {
    await withBranch(liveADay, { folder });
    change(folder);
    const held = openHeld(folder, { config: seedConfig(), ignoreHours: true, sources: systemSources });
    look(folder);
    if (held.ok) held.value.close();
    return held.ok ? null : held.error;
  } finally {
    removeFolder(folder);
  }
}

/** Puts a file of another branch in the place of this one's. */
async function anothers(name: string, place: (file: string) => Promise<void>): Promise<void> {
  const other = tempFolder();
  try {
    await withBranch(async () => {}, { folder: other });
    await place(`${other}/${name}`);
  } finally {
    removeFolder(other);
  }
}

it('a branch whose things are all there starts again', async () => {
  expect(await startAfter(() => {})).toBeNull();
});

it('a signing key that is gone is not made anew: the start says what to bring back, and the public key stays', async () => {
  let pub = '';
  const said = await startAfter(
    (folder) => {
      pub = readFileSync(`${folder}/seal.pub.pem`, 'utf8');
      rmSync(`${folder}/seal.key.pem`);
    },
    (folder) => {
      expect(existsSync(`${folder}/seal.key.pem`)).toBe(false);
      expect(readFileSync(`${folder}/seal.pub.pem`, 'utf8')).toBe(pub);
    },
  );
  expect(said).toContain('Falta la clave con que esta sucursal firma');
});

it('another signing key is refused, and the public key stays', () =>
  anothers('seal.key.pem', async (key) => {
    let pub = '';
    const said = await startAfter(
      (folder) => {
        pub = readFileSync(`${folder}/seal.pub.pem`, 'utf8');
        copyFileSync(key, `${folder}/seal.key.pem`);
      },
      (folder) => expect(readFileSync(`${folder}/seal.pub.pem`, 'utf8')).toBe(pub),
    );
    expect(said).toContain('no es la de esta sucursal');
  }));

it('a vault that is gone is not made anew', async () => {
  const said = await startAfter(
    (folder) => rmSync(`${folder}/vault.db`),
    (folder) => expect(existsSync(`${folder}/vault.db`)).toBe(false),
  );
  expect(said).toContain('Falta la bóveda de claves');
});

it('a vault of another branch is refused', () =>
  anothers('vault.db', async (vault) => {
    const said = await startAfter((folder) => {
      for (const tail of ['-wal', '-shm']) rmSync(`${folder}/vault.db${tail}`, { force: true });
      copyFileSync(vault, `${folder}/vault.db`);
    });
    expect(said).toContain('claves de 2 textos cifrados');
  }));

it('texts that were erased are no reason: their keys were destroyed here', async () => {
  const folder = tempFolder();
  try {
    await withBranch(
      async (branch) => {
        await liveADay(branch);
        expect(branch.vault.destroyBefore('oirs', branch.engine.now() + 1)).toBe(1);
      },
      { folder },
    );
    await withBranch(async (branch) => expect(branch.ledger.head().seq).toBeGreaterThan(0), { folder });
  } finally {
    removeFolder(folder);
  }
});
