import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { type ReactNode, useState } from 'react';
import { useSession } from '../signedIn/sessionContext.ts';
import { HelpLink, type Manual } from './HelpLink.tsx';
import { OwnPinSheet } from './OwnPinSheet.tsx';
import styles from './plainPage.module.css';
import { cameBackProved } from './proved.ts';

type Props = { readonly title: string; readonly detail: string; readonly manual: Manual; readonly children: ReactNode };

/** A page of the staff that nothing of the queue moves: where one is, who is signed in, and what is done here. */
export function PlainPage({ title, detail, manual, children }: Props) {
  const { session, signOut } = useSession();
  const [pin, setPin] = useState(cameBackProved);
  const { name } = session.staff;
  return (
    <>
      <header className={styles.bar}>
        <h1>{title}</h1>
        <p>{detail}</p>
        <HelpLink manual={manual} />
        <Button look="quiet" aria-label={say('people.pin.open', { name })} onPress={() => setPin(true)}>
          {name}
        </Button>
        <Button look="quiet" onPress={signOut}>
          {say('console.session.signOut')}
        </Button>
      </header>
      <main className={styles.main}>{children}</main>
      {pin && <OwnPinSheet onClose={() => setPin(false)} />}
    </>
  );
}
