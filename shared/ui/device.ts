import { useCallback, useEffect, useState } from 'react';
import { command, troubleSentence } from './api.ts';
import { useSources } from './sources.ts';

export type DeviceKind = 'kiosk' | 'board';
export type Device = {
  readonly token: string | null;
  /** True while a code is with the server. */
  readonly enrolling: boolean;
  /** The code of the address, when the server did not take it. */
  readonly code: string;
  readonly trouble: string | null;
  readonly enrol: (code: string) => void;
  /** Drops a token that the server no longer takes. */
  readonly forget: () => void;
};

type DeviceToken = { readonly token: string };
type Enrolment = { readonly enrolling: boolean; readonly code: string; readonly trouble: string | null };

const storageKey = (kind: DeviceKind): string => `turno25.device.${kind}`;

/** The token of this machine, if it is an enrolled device of that kind. */
export function storedToken(kind: DeviceKind): string | null {
  return localStorage.getItem(storageKey(kind));
}

/** This machine as a device: its token, or what is needed to get one with a technician's code (`?enrol=`). */
export function useDevice(kind: DeviceKind): Device {
  const { newId } = useSources();
  const [token, setToken] = useState(() => storedToken(kind));
  const [enrolment, setEnrolment] = useState<Enrolment>({ enrolling: false, code: '', trouble: null });

  const enrol = useCallback(
    async (code: string) => {
      setEnrolment({ enrolling: true, code, trouble: null });
      const answer = await command<DeviceToken>('POST', '/devices/enrol', { code: code.trim() }, { key: newId() });
      dropCodeFromAddress();
      if (answer.ok) {
        localStorage.setItem(storageKey(kind), answer.value.token);
        setToken(answer.value.token);
      }
      setEnrolment({ enrolling: false, code, trouble: answer.ok ? null : troubleSentence(answer.error) });
    },
    [kind, newId],
  );

  useEffect(() => {
    const code = takeCodeFromAddress();
    if (code !== null) void enrol(code);
  }, [enrol]);

  const forget = useCallback(() => {
    localStorage.removeItem(storageKey(kind));
    setToken(null);
  }, [kind]);

  return { token, ...enrolment, enrol, forget };
}

let taken: string | null = null;

/** The code in the address, once: it is worth one use, however often the page is drawn. */
function takeCodeFromAddress(): string | null {
  const code = new URLSearchParams(location.search).get('enrol');
  if (code === null || code === taken) return null;
  taken = code;
  return code;
}

function dropCodeFromAddress(): void {
  const url = new URL(location.href);
  url.searchParams.delete('enrol');
  history.replaceState(null, '', url);
}
