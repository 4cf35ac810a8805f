import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { BoardMedia } from '@turno25/shared/contracts/board.ts';

/** Where pages find them, and the folder within a data folder. */
export const MEDIA = 'media';
/** Files that are shown: no drawing that could hold a program, nothing hidden, nothing of another folder. */
const SHOWN = /^[A-Za-z0-9][\w. -]{0,79}\.(?:jpe?g|png|webp|mp4|webm)$/i;
const VIDEOS: readonly string[] = ['.mp4', '.webm'];
/** More would not be seen in a morning. */
const MOST = 40;

/** Whether a name is one of what boards show. */
export function isShown(name: string): boolean {
  return SHOWN.test(name);
}

/** The pictures and videos that a branch put into its folder, in the order of their names. */
export class MediaFolder {
  /** Null: there is none. It is made, so that whoever looks for it finds it. */
  readonly folder: string | null;

  constructor(folder: string | null) {
    this.folder = folder;
    if (folder !== null) mkdirSync(folder, { recursive: true });
  }

  /** As they lie there now; the address of one that was replaced is another. */
  list(): BoardMedia[] {
    const { folder } = this;
    if (folder === null) return [];
    return namesIn(folder)
      .filter(isShown)
      .sort()
      .slice(0, MOST)
      .flatMap((name): BoardMedia[] => {
        const found = statSync(join(folder, name), { throwIfNoEntry: false });
        if (found === undefined || !found.isFile() || found.size === 0) return [];
        const version = `${Math.floor(found.mtimeMs)}-${found.size}`;
        const kind = VIDEOS.includes(extname(name).toLowerCase()) ? 'video' : 'picture';
        return [{ address: `/${MEDIA}/${encodeURIComponent(name)}?v=${version}`, kind }];
      });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
