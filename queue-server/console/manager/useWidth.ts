import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element as it is laid out, for drawings whose letters must not be stretched. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(
      ([entry]) => entry !== undefined && setWidth(Math.floor(entry.contentRect.width)),
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
