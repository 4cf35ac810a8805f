import { systemClock } from '@turno25/shared/time/clock.ts';
import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { useCallback, useEffect, useReducer } from 'react';
import { DELAYS } from './delays.ts';
import { advance, type Flow, type FlowEvent, freshFlow } from './flow.ts';

/** The flow on screen, with its clock: touches anywhere keep it alive, time passes by itself. */
export function useFlow(): readonly [Flow, (event: FlowEvent) => void] {
  const [flow, dispatch] = useReducer(advance, null, () => freshFlow(systemClock.now()));
  const tell = useCallback((event: FlowEvent) => dispatch({ ...event, at: systemClock.now() }), []);

  useInterval(() => tell({ type: 'ticked' }), DELAYS.tick);
  useEffect(() => {
    const touched = (): void => tell({ type: 'touched' });
    document.addEventListener('pointerdown', touched);
    document.addEventListener('keydown', touched);
    return () => {
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
    };
  }, [tell]);

  return [flow, tell];
}
