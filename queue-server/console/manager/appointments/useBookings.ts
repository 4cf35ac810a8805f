import type { BookingsView } from '@turno25/shared/contracts/appointments.ts';
import { get, troubleSentence } from '@turno25/shared/ui/api.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/sessionContext.ts';

/** People come meanwhile: the list on screen is read again. */
const REFRESH_MS = 10_000;

export type Bookings = {
  readonly view: BookingsView | null;
  readonly trouble: string | null;
  readonly refresh: () => void;
};

/** Today's appointments, kept fresh while they are on screen. */
export function useBookings(): Bookings {
  const { notice } = useSession();
  const [view, setView] = useState<BookingsView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const latest = useRef(0);
  const refresh = useCallback(() => {
    latest.current += 1;
    const turn = latest.current;
    void get<BookingsView>('/appointments').then((answer) => {
      if (turn !== latest.current) return;
      if (answer.ok) setView(answer.value);
      else notice(answer.error);
      setTrouble(answer.ok ? null : troubleSentence(answer.error));
    });
  }, [notice]);
  useEffect(refresh, [refresh]);
  useInterval(refresh, REFRESH_MS);
  return { view, trouble, refresh };
}
