import type { BoardTheme } from '@turno25/shared/domain/branch/boards.ts';
import { useEffect } from 'react';

/** The colours of this board, as the branch set them. The styles go by it (`data-theme`); `board.css` has them. */
export function useTheme(theme: BoardTheme): void {
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
