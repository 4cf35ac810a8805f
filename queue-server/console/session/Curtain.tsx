import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './session.module.css';

/**
 * A room that can be taken out of the page and put back as it was: drawn, nothing of it is in the document, and what
 * somebody was writing is still there afterwards.
 */
export function Curtain({ drawn, children }: { readonly drawn: boolean; readonly children: ReactNode }) {
  const [room] = useState(() => {
    const element = document.createElement('div');
    element.className = styles.room ?? '';
    return element;
  });
  // A ref before the portal: the room is in the page when the effects of what is in it run.
  const hang = useCallback(
    (place: HTMLDivElement | null) => {
      if (place === null) return;
      place.append(room);
      openAgain(room);
      return () => {
        rememberFocus(room);
        room.remove();
      };
    },
    [room],
  );
  return (
    <>
      {!drawn && <div ref={hang} className={styles.room} />}
      {createPortal(children, room)}
    </>
  );
}

const FOCUSED = 'data-had-focus';

function rememberFocus(room: HTMLElement): void {
  if (room.contains(document.activeElement)) document.activeElement?.setAttribute(FOCUSED, '');
}

/** A dialog that leaves the page is over it no more when it comes back, though it still says that it is open. */
function openAgain(room: HTMLElement): void {
  for (const dialog of room.querySelectorAll<HTMLDialogElement>('dialog[open]')) {
    dialog.removeAttribute('open');
    dialog.showModal();
  }
  for (const focused of room.querySelectorAll<HTMLElement>(`[${FOCUSED}]`)) {
    focused.removeAttribute(FOCUSED);
    focused.focus();
  }
}
