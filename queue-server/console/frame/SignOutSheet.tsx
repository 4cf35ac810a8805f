import { say } from '@turno25/shared/i18n/messages.ts';
import { Sheet } from './Sheet.tsx';

type Props = { readonly number: string; readonly onSignOut: () => void; readonly onClose: () => void };

/** Whoever leaves with a person at the counter leaves both of them waiting: it is said before. */
export function SignOutSheet({ number, onSignOut, onClose }: Props) {
  return (
    <Sheet
      title={say('console.session.busyTitle', { number })}
      action={say('console.session.signOutAnyway')}
      onSubmit={onSignOut}
      onClose={onClose}
    >
      <p>{say('console.session.busyText', { number })}</p>
    </Sheet>
  );
}
