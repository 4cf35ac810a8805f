import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Opens a dialog over the page while it is mounted. The browser keeps the focus inside; here it begins at `first`, and
 * goes back to where it was. The cleanup of a layout effect runs while the dialog is still in the page: a dialog that
 * leaves it open gives the focus back to nobody.
 */
export function useModal(first: () => HTMLElement | null): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const begin = useEffectEvent(() => first()?.focus());
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    // Safari has dialogs since 15.4: before, it stands in its place on the page.
    // What is out of the page just now says that it is open, and is shown so when it comes back (`Curtain`).
    if (typeof shown?.showModal === 'function' && shown.isConnected) shown.showModal();
    else shown?.setAttribute('open', '');
    begin();
    return () => {
      if (typeof shown?.close === 'function') shown.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return dialog;
}
