import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useEffect, useState } from 'react';
import { noAnnouncements } from '../calls/announcements.ts';
import { BoardDrawing } from '../page/BoardDrawing.tsx';
import '../page/board.css';

/**
 * The board as the settings that somebody edits would make it, in a frame of their page. It has no token, asks the server for
 * nothing and makes no sound: what it shows is told by the page around it.
 */
export function Preview() {
  const { spans } = useSources();
  const [view, setView] = useState<BoardView | null>(null);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent): void => {
      if (origin === location.origin && source === parent && data?.preview !== undefined) setView(data.preview);
    };
    addEventListener('message', hear);
    parent.postMessage({ preview: 'ready' }, location.origin);
    return () => removeEventListener('message', hear);
  }, []);
  if (view === null) return <p role="status">{say('board.preview')}</p>;
  const shown = [...view.calls].reverse();
  const moment = spans.monotonic();
  return (
    <BoardDrawing
      following={{
        announcements: { ...noAnnouncements(null), shown, speaking: shown[0] ?? null },
        saying: null,
        view,
        clockOffset: Date.parse(view.now) - moment,
        heardAt: moment,
        busyAt: moment,
        cuts: 0,
      }}
      moment={moment}
      mute={null}
    />
  );
}
