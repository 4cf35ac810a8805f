import { BOARD_LAYOUTS, type BoardLayout } from '@turno25/shared/domain/branch/boards.ts';
import { useEffect, useState } from 'react';

/** A layout that is drawn: `auto` is one of the first two, by the shape of the screen. */
export type DrawnLayout = Exclude<BoardLayout, 'auto'>;

const isLayout = (text: string | null): text is BoardLayout => BOARD_LAYOUTS.some((each) => each === text);

/** How this board stands: as the branch set it, or as the address asks for, to try it. The styles go by it (`data-layout`). */
export function useLayout(set: BoardLayout): DrawnLayout {
  const tried = new URLSearchParams(location.search).get('layout');
  const wanted = isLayout(tried) ? tried : set;
  const [stands, setStands] = useState(isStanding);
  useEffect(() => {
    const look = (): void => setStands(isStanding());
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, []);
  const layout = wanted !== 'auto' ? wanted : stands ? 'portrait' : 'landscape';
  useEffect(() => {
    document.documentElement.dataset.layout = layout;
  }, [layout]);
  return layout;
}

function isStanding(): boolean {
  return innerHeight > innerWidth;
}
