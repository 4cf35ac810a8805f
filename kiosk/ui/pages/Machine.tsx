import { Alive } from '@turno25/shared/ui/Alive.tsx';
import { FailureGuard } from '@turno25/shared/ui/FailureGuard.tsx';
import { type ReactNode, useEffect, useState } from 'react';
import { hostPlaceOf } from '../common/host/hostPlace.ts';
import { MACHINE_DELAYS } from '../common/machine/delays.ts';
import { type Door, doorOfThisMachine } from '../technician/door.ts';
import { Technician } from '../technician/Technician.tsx';
import { useGesture } from '../technician/useGesture.ts';
import { Apology } from './Apology.tsx';

type Props = { readonly children: ReactNode };

/**
 * Around every page of the kiosk: it is brought back when it fails, tells the shell that it is alive, and gives way to
 * the technician's screen, after which the page begins anew.
 */
export function Machine({ children }: Props) {
  // Whatever page follows, a token does not stay in the address.
  useEffect(() => void hostPlaceOf(), []);
  return (
    <FailureGuard apology={<Apology />} reloadMs={MACHINE_DELAYS.reload}>
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
