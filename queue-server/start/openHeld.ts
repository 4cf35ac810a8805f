import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { type FolderLock, holdFolder } from '@turno25/shared/files/folderLock.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { type Branch, type BranchOptions, filesIn, openBranch } from '../branch.ts';
import { StartRefused } from '../ledger/startRefused.ts';

/** Opens the branch of a data folder for this process alone, or says why it cannot be served. */
export function openHeld(folder: string, options: Omit<BranchOptions, 'files'>): Result<Branch, string> {
  let lock: FolderLock | null = null;
  try {
    lock = holdFolder(folder);
    if (lock === null) return err(say('start.folderInUse', { folder }));
    return ok(keepHeld(openBranch({ ...options, files: filesIn(folder) }), lock));
  } catch (error) {
    lock?.release();
    if (error instanceof StartRefused) return err(error.message);
    return err(say('start.failed', { folder, why: (error as Error).message }));
  }
}

/** The branch with its folder held until it closes. Should somebody write into its ledger all the same, the process ends at once. */
export function keepHeld(branch: Branch, lock: FolderLock): Branch {
  branch.engine.onForeignHead(({ message }) => {
    process.stderr.write(`${say('start.foreignHead')}\n${message}\n`);
    process.exit(1);
  });
  const close = (): void => {
    branch.close();
    lock.release();
  };
  return { ...branch, close };
}
