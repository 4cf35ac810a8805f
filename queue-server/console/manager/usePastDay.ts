import type { FiguresView } from '@turno25/shared/figures/present.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { useEffect, useState } from 'react';
import { commandTrouble } from '../sending/commandTrouble.ts';

type Day = { readonly date: string; readonly figures: FiguresView | null; readonly trouble: string | null };

/** The figures of a day, asked for once a date; `null` while they are on their way. */
export function usePastDay(date: string | null): Day | null {
  const [day, setDay] = useState<Day | null>(null);
  useEffect(() => {
    if (date === null || date === '') return;
    let stale = false;
    void get<FiguresView>(`/figures/daily/${date}`).then((answer) => {
      if (stale) return;
      setDay(
        answer.ok
          ? { date, figures: answer.value, trouble: null }
          : { date, figures: null, trouble: commandTrouble(answer.error) },
      );
    });
    return () => {
      stale = true;
    };
  }, [date]);
  return day?.date === date ? day : null;
}
