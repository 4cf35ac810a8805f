import { useEffect, useState } from 'react';

/** How much there is below the question: an upright screen, a wide one, or a wide one that is low. */
export type Room = 'portrait' | 'landscape' | 'low';

const PORTRAIT = '(orientation: portrait)';
const LOW = '(orientation: landscape) and (height < 900px)';

/** The room of this screen; the same limits as the style sheets. */
export function useRoom(): Room {
  const [room, setRoom] = useState(present);
  useEffect(() => {
    const changed = (): void => setRoom(present());
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, []);
  return room;
}

function present(): Room {
  if (matchMedia(PORTRAIT).matches) return 'portrait';
  return matchMedia(LOW).matches ? 'low' : 'landscape';
}
