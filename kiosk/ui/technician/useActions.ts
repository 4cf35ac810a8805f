import type { TechnicianAction } from '@turno25/shared/contracts/technician.ts';
import { useSay } from '@turno25/shared/ui/language.ts';
import { useState } from 'react';
import type { Door } from './door.ts';

export type Actions = {
  /** What became of the last one, in a sentence. */
  readonly said: string;
  readonly say: (words: string) => void;
  readonly printTest: () => void;
  readonly act: (action: TechnicianAction) => void;
};

/** What the technician does, and what became of it. */
export function useActions(door: Door, session: string, branch: string): Actions {
  const say = useSay();
  const [said, setSaid] = useState('');

  const printTest = async (): Promise<void> => {
    setSaid(say('technician.said.printing'));
    const answer = await door({ ask: 'printTest', session, branch });
    const result = answer?.answer === 'printed' ? answer.result : null;
    if (result === null) setSaid(say('technician.said.noAnswer'));
    else if (result.printed) setSaid(say('technician.said.printed'));
    else setSaid(say('technician.said.notPrinted', { state: say(`technician.state.${result.status}`).toLowerCase() }));
  };
  const act = async (action: TechnicianAction): Promise<void> => {
    const answer = await door({ ask: 'act', session, action });
    if (answer?.answer === 'cannot') setSaid(say('technician.said.cannot'));
    else if (answer?.answer !== 'done') setSaid(say('technician.said.noAnswer'));
    else setSaid(say(action === 'leave' ? 'technician.said.leaving' : 'technician.said.restarting'));
  };
  return { said, say: setSaid, printTest: () => void printTest(), act: (action) => void act(action) };
}
