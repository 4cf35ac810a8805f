import type { SessionView } from '@turno25/shared/contracts/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { command } from '@turno25/shared/ui/api.ts';
import { refusedWords } from '@turno25/shared/ui/signIn/refused.ts';
import { SignInForm } from '@turno25/shared/ui/signIn/SignInForm.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { unmetWords } from '../frame/unmetWords.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';

type Props = {
  /** The page that it is the door of. */
  readonly page: string;
  readonly title: string;
  readonly refusal?: string;
  readonly onSignedIn: (session: SessionView) => void;
};

/** The door of the branch's pages: login and secret. */
export function SignIn({ page, title, refusal, onSignedIn }: Props) {
  const { newId } = useSources();

  async function enter(login: string, secret: string): Promise<string | null> {
    const answer = await command<SessionView>('POST', '/sessions', { login, secret, page: true }, { key: newId() });
    if (!answer.ok) return commandTrouble(answer.error);
    onSignedIn(answer.value);
    return null;
  }

  return (
    <SignInForm
      title={title}
      words={{
        login: say('console.session.login'),
        secret: say('console.session.secret'),
        enter: say('console.session.signIn'),
        by: (label) => say('console.session.by', { label }),
        unmet: unmetWords,
      }}
      before={refusal ?? refusedWords(location.search)}
      providerHref={`/api/v1/sessions/oidc/start?page=${page}`}
      enter={enter}
    />
  );
}
