import type { DeviceView, SessionView } from '@turno25/shared/contracts/access.ts';
import type { SetupAnswer } from '@turno25/shared/contracts/setup.ts';
import { TESTS_OF_A_KIOSK } from '@turno25/shared/domain/law.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, troubleSentence } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useMemo, useState } from 'react';
import { AskingProvider } from '../asking/AskingProvider.tsx';
import { useAsked } from '../asking/useAsked.ts';
import { KioskTests } from '../manager/people/KioskTests.tsx';
import { SessionContext } from '../signedIn/sessionContext.ts';

/** How often it is looked whether a kiosk has come, in milliseconds: somebody walks to it meanwhile. */
const LOOK_MS = 3_000;

type Props = { readonly person: SetupAnswer['staff'][number]; readonly secret: string };

/**
 * The kiosks that were opened so far, and a test of each. Whoever made the branch is signed in as its administrator for it, so that
 * each test bears a name as everywhere.
 */
export function TryKiosks({ person, secret }: Props) {
  const { newId } = useSources();
  const [session, setSession] = useState<SessionView | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const handle = useMemo(
    () => session && { session, locked: false, signOut: () => setSession(null), notice: () => {} },
    [session],
  );

  async function begin(): Promise<void> {
    setBusy(true);
    const body = { login: person.login, secret, page: true };
    const answer = await command<SessionView>('POST', '/sessions', body, { key: newId() });
    setBusy(false);
    setTrouble(answer.ok ? null : troubleSentence(answer.error));
    if (answer.ok) setSession(answer.value);
  }

  return (
    <section>
      <h2>{say('setup.made.try')}</h2>
      <p>{say('people.tests.lead', { tests: TESTS_OF_A_KIOSK })}</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      {handle === null ? (
        <Button disabled={busy} onPress={() => void begin()}>
          {say('setup.made.try.enter', { name: person.name })}
        </Button>
      ) : (
        <SessionContext value={handle}>
          <AskingProvider>
            <Kiosks />
          </AskingProvider>
        </SessionContext>
      )}
    </section>
  );
}

function Kiosks() {
  const devices = useAsked<readonly DeviceView[]>('/devices', { everyMillis: LOOK_MS });
  const kiosks = devices.answer?.filter(({ kind, active }) => kind === 'kiosk' && active) ?? [];
  if (kiosks.length === 0) return <p role="status">{devices.trouble ?? say('setup.made.try.none')}</p>;
  return kiosks.map((device) => (
    <section key={device.id}>
      <h3>{device.name}</h3>
      <KioskTests device={device} />
    </section>
  ));
}
