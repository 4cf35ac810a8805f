import { useCallback, useState } from 'react';

const STORED = 'turno25.letterKeys';

/** Whether single letters act as keys; some people dictate or have tremor, so it can be turned off, and stays so. */
export function useLetterKeys(): readonly [boolean, () => void] {
  const [on, setOn] = useState(() => localStorage.getItem(STORED) !== 'off');
  const toggle = useCallback(() => {
    localStorage.setItem(STORED, on ? 'off' : 'on');
    setOn(!on);
  }, [on]);
  return [on, toggle];
}
