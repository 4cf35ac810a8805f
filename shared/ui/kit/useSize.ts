import { type RefObject, useEffect, useRef, useState } from 'react';

export type Size = { readonly width: number; readonly height: number };

/** The size of an element as it is laid out, for drawings whose letters must not be stretched. */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size] {
  const element = useRef<T>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) });
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
