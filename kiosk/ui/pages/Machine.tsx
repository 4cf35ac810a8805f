import { useInterval } from '@turno25/shared/ui/useInterval.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { hostPlaceOf } from '../common/host/hostPlace.ts';
import { shellBridge } from '../common/host/shell.ts';
import { MACHINE_DELAYS } from '../common/machine/delays.ts';
import { FailureGuard } from '../common/machine/FailureGuard.tsx';
import { type Door, doorOfThisMachine } from '../technician/door.ts';
import { Technician } from '../technician/Technician.tsx';
import { useGesture } from '../technician/useGesture.ts';

type Props = { readonly children: ReactNode };

/**
 * Around every page of the kiosk: it is brought back when it fails, tells the shell that it is alive, and gives way to
 * the technician's screen, after which the page begins anew.
 */
export function Machine({ children }: Props) {
  // Whatever page follows, a token does not stay in the address.
  useEffect(() => void hostPlaceOf(), []);
  return (
    <FailureGuard>
      <Alive />
      <PageOrTechnician>{children}</PageOrTechnician>
    </FailureGuard>
  );
}

function PageOrTechnician({ children }: Props) {
  const [door, setDoor] = useState<Door | null>(null);
  useGesture(() => {
    const found = doorOfThisMachine();
    void found?.({ ask: 'knock' }).then((answer) => {
      if (answer?.answer === 'door') setDoor(() => found);
    });
  });
  return door === null ? children : <Technician door={door} onClose={() => setDoor(null)} />;
}

/** Within the guard: a page that failed stops saying that it is alive. */
function Alive() {
  const tell = (): void => void shellBridge()?.alive();
  useEffect(tell, []);
  useInterval(tell, MACHINE_DELAYS.alive);
  return null;
}
