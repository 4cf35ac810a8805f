import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { useEffect, useRef } from 'react';
import styles from './boardPreview.module.css';

type Props = { readonly name: string; readonly view: BoardView };

/** A board as it would be, in a frame: its own page, drawn by itself, told what to show by this one. */
export function BoardPreview({ name, view }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const tell = (): void => frame.current?.contentWindow?.postMessage({ preview: view }, location.origin);
    const hear = ({ source, origin }: MessageEvent): void => {
      if (origin === location.origin && source === frame.current?.contentWindow) tell();
    };
    // It says when it is there; what is edited afterwards is told as it is edited.
    addEventListener('message', hear);
    tell();
    return () => removeEventListener('message', hear);
  }, [view]);
  return (
    <figure className={styles.preview} data-layout={view.layout}>
      <iframe ref={frame} title={say('settings.boards.preview.named', { name })} src="/board?preview" tabIndex={-1} />
      <figcaption>{say('settings.boards.preview.lead')}</figcaption>
    </figure>
  );
}
