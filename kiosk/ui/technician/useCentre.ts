import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import { get } from '@turno25/shared/ui/api.ts';
import { storedToken } from '@turno25/shared/ui/device.ts';
import { useEffect, useState } from 'react';

/** What the central office holds of the branch, in a sentence; null where there is no centre, or the server does not say. */
export function useCentre(): string | null {
  const [sentence, setSentence] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void get<HandoverView | null>('/handover', { token: storedToken('kiosk') }).then((answer) => {
      if (here && answer.ok) setSentence(answer.value === null ? null : told(answer.value));
    });
    return () => {
      here = false;
    };
  }, []);
  return sentence;
}

function told({ sentence, delivery }: HandoverView): string {
  return delivery === null ? sentence : `${sentence} ${delivery.sentence}`;
}
