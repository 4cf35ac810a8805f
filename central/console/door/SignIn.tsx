import type { CentreSession } from '@turno25/shared/contracts/centre.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command, troubleSentence } from '@turno25/shared/ui/api.ts';
import { refusedWords } from '@turno25/shared/ui/signIn/refused.ts';
import { SignInForm } from '@turno25/shared/ui/signIn/SignInForm.tsx';

type Props = { readonly onSignedIn: (session: CentreSession) => void };

/** The door of the central office: login and secret. */
export function SignIn({ onSignedIn }: Props) {
  async function enter(login: string, secret: string): Promise<string | null> {
    const answer = await command<CentreSession>('POST', '/sessions', { login, secret, page: true });
    if (!answer.ok) return troubleSentence(answer.error);
    onSignedIn(answer.value);
    return null;
  }

  return (
    <SignInForm
      title={say('national.title')}
      words={{
        login: say('national.door.login'),
        secret: say('national.door.secret'),
        enter: say('national.door.enter'),
        by: (label) => say('national.door.provider', { label }),
        unmet: ({ label }) => say('national.door.lacks', { label }),
      }}
      before={refusedWords(location.search)}
      providerHref="/api/v1/sessions/oidc/start"
      enter={enter}
    />
  );
}
