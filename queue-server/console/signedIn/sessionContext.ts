import type { SessionView } from '@turno25/shared/contracts/access.ts';
import type { ApiTrouble } from '@turno25/shared/ui/api.ts';
import { createContext, useContext } from 'react';

export type SessionHandle = {
  readonly session: SessionView;
  /** Whether the page is out of sight until its person opens it again. */
  readonly locked: boolean;
  readonly signOut: () => void;
  /** Tells the gate of any trouble, so that an ended session leads back to the door. */
  readonly notice: (trouble: ApiTrouble) => void;
};

export const SessionContext = createContext<SessionHandle | null>(null);

export function useSession(): SessionHandle {
  const handle = useContext(SessionContext);
  if (handle === null) throw new Error('this part of the console is shown only to whoever has signed in');
  return handle;
}
