import type { OirsFollowed } from '@turno25/shared/contracts/oirs.ts';
import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { type ApiTrouble, command } from '@turno25/shared/ui/api.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { type FormEvent, useState } from 'react';
import { CaseState } from './CaseState.tsx';
import { readCaseAddress } from './caseAddress.ts';
import { PhonePage } from './PhonePage.tsx';
import styles from './TrackPage.module.css';

/** A case of the OIRS, for whoever has its paper: no account, nothing kept on the telephone. */
export function CasePage() {
  return (
    <PhonePage>
      <Asking />
    </PhonePage>
  );
}

function Asking() {
  const say = useSay();
  const [paper] = useState(() => readCaseAddress(location));
  const [folio, setFolio] = useState(paper.folio);
  const [code, setCode] = useState(paper.code);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<MessageKey | null>(null);
  const [found, setFound] = useState<OirsFollowed | null>(null);

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (folio.trim() === '' || code.trim() === '') return setTrouble('case.unmet');
    setBusy(true);
    setTrouble(null);
    const answer = await command<OirsFollowed>('POST', '/oirs/follow', { folio: folio.trim(), code: code.trim() });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setTrouble(troubleOf(answer.error));
  }

  if (found !== null) {
    const again = (): void => {
      setFound(null);
      setFolio('');
      setCode('');
    };
    return <CaseState found={found} onAgain={again} />;
  }
  return (
    <main className={styles.main}>
      <h1 className={styles.status}>{say('case.title')}</h1>
      <p className={styles.text}>{say('case.lead')}</p>
      <form className={styles.main} noValidate onSubmit={(event) => void ask(event)}>
        <TextField
          label={say('case.folio')}
          help={say('case.folio.help')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={120}
          value={folio}
          onChange={setFolio}
        />
        <TextField
          label={say('case.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={setCode}
        />
        <p role="alert">{trouble !== null && say(trouble)}</p>
        <Button type="submit" look="primary" busy={busy}>
          {say('case.ask')}
        </Button>
      </form>
    </main>
  );
}

/** What is wrong in the words of this page: which of the two is wrong is said to nobody. */
function troubleOf(trouble: ApiTrouble): MessageKey {
  if (trouble.kind === 'offline' || trouble.problem.status >= 500) return 'case.offline';
  return trouble.problem.status === 429 ? 'case.tooMany' : 'case.unknown';
}
