import { useEffect, useRef, useState } from 'react';
import { keep, type Taken, takeFile } from './takeFile.ts';

export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'making' }
  | { readonly kind: 'taken'; readonly file: Taken }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'stopped' };

/** One file at a time, which may be stopped while it is made, also by leaving. */
export function useFile(): {
  readonly state: FileState;
  readonly take: (path: string) => void;
  readonly stop: () => void;
} {
  const [state, setState] = useState<FileState>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const take = (path: string): void => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'making' });
    void takeFile(path, controller.signal).then((result) => {
      if (running.current !== controller) return;
      if (result === null) setState({ kind: 'stopped' });
      else if (!result.ok) setState({ kind: 'failed', why: result.error });
      else {
        keep(result.value);
        setState({ kind: 'taken', file: result.value });
      }
    });
  };
  return { state, take, stop: () => running.current?.abort() };
}
