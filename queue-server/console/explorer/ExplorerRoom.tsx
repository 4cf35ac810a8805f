import type { CubeDeclaration, CubeReady, CubeView } from '@turno25/shared/contracts/cube.ts';
import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { plainDate } from '@turno25/shared/ui/plainDate.ts';
import { useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { FilesSheet } from '../files/FilesSheet.tsx';
import { PlainPage } from '../frame/PlainPage.tsx';
import { useCatalog } from '../live/useCatalog.ts';
import { AttendantFiguresSheet } from '../looks/AttendantFiguresSheet.tsx';
import { useSession } from '../signedIn/sessionContext.ts';
import { AnswerChart } from './AnswerChart.tsx';
import { AnswerTable, type Behind } from './AnswerTable.tsx';
import { AskForm } from './AskForm.tsx';
import { Definition } from './Definition.tsx';
import styles from './explorer.module.css';
import { datesOf, filePathOf, pathOf, type Question } from './question.ts';
import { RowsBehind } from './RowsBehind.tsx';
import { usePrepared } from './usePrepared.ts';

/** Any figure by any breakdown: what it is, what it is made of, how it is defined; to be compared, printed and taken away. */
export function ExplorerRoom() {
  const declared = useAsked<CubeDeclaration>('/figures/cube/declaration');
  return declared.answer === null ? <p role="status">{declared.trouble}</p> : <Explorer declared={declared.answer} />;
}

function Explorer({ declared }: { readonly declared: CubeDeclaration }) {
  const catalog = useCatalog(null);
  const [question, setQuestion] = useState<Question>(() => ({
    ...(datesOf('month', declared.today) ?? { from: declared.today, to: declared.today }),
    figure: 'official',
    beside: 'strict',
    by: 'service',
    and: '',
    against: 'nothing',
  }));
  const [stopped, setStopped] = useState(false);
  const { role } = useSession().session.staff;
  const [byPerson, setByPerson] = useState(false);
  const [behind, setBehind] = useState<Behind | null>(null);
  const [files, setFiles] = useState(false);
  const path = stopped ? null : pathOf(question);
  const { answer, trouble, busy, refresh } = useAsked<CubeView>(path);
  const progress = usePrepared(answer, path, refresh);
  const ready = answer?.state === 'ready' ? answer : null;
  const ask = (next: Question): void => {
    setStopped(false);
    setQuestion(next);
  };
  return (
    <PlainPage title={say('explore.title')} detail={catalog?.branch.name ?? ''} manual="jefatura">
      <AskForm declared={declared} question={question} onChange={ask} />
      <div className={styles.files}>
        <Button onPress={() => setFiles(true)}>{say('files.open.menu')}</Button>
      </div>
      {files && (
        <FilesSheet today={declared.today} from={question.from} to={question.to} onClose={() => setFiles(false)} />
      )}
      {trouble !== null && (
        <Notice kind="warning" announce="alert">
          {trouble}
        </Notice>
      )}
      {stopped && (
        <Notice announce="status" action={<Button onPress={() => setStopped(false)}>{say('explore.goOn')}</Button>}>
          {say('explore.stopped')}
        </Notice>
      )}
      {(busy || progress !== null) && (
        <Notice announce="status" action={<Button onPress={() => setStopped(true)}>{say('explore.stop')}</Button>}>
          {progress === null ? (
            say('explore.asking')
          ) : (
            <label>
              {say('explore.preparing', progress)}{' '}
              <progress className={styles.progress} value={progress.done} max={progress.of} />
            </label>
          )}
        </Notice>
      )}
      {ready !== null && <Answer answer={ready} question={question} onBehind={setBehind} />}
      {catalog?.branch.attendantFigures === true && mayDo(role, 'figures.attendants') && (
        <Button onPress={() => setByPerson(true)}>{say('explore.attendants.everybody')}</Button>
      )}
      {byPerson && (
        <AttendantFiguresSheet whose="everybody" today={declared.today} onClose={() => setByPerson(false)} />
      )}
      {behind !== null && catalog !== null && (
        <RowsBehind
          key={JSON.stringify([question, behind])}
          question={question}
          behind={behind}
          zone={catalog.branch.zone}
          onClose={() => setBehind(null)}
        />
      )}
    </PlainPage>
  );
}

type AnswerProps = {
  readonly answer: CubeReady;
  readonly question: Question;
  readonly onBehind: (behind: Behind) => void;
};

function Answer({ answer, question, onBehind }: AnswerProps) {
  const { main, compared, smallestCell } = answer;
  const cells = [...main.groups.flatMap((group) => group.cells), ...main.total];
  const isHidden = (why: 'few' | 'months'): boolean => cells.some(({ hidden }) => hidden === why);
  return (
    <>
      {isHidden('months') && <Notice>{say('explore.hidden.months')}</Notice>}
      {isHidden('few') && <Notice>{say('explore.hidden.few', { smallest: smallestCell })}</Notice>}
      {compared !== null && (
        <p>
          {say('explore.comparedWith', {
            from: plainDate(compared.from),
            to: plainDate(compared.to),
            days: compared.days,
          })}
        </p>
      )}
      <AnswerChart answer={answer} />
      <AnswerTable answer={answer} onBehind={onBehind} />
      <Definition answer={answer} />
      <div className={styles.files}>
        <Button onPress={() => window.print()}>{say('explore.print')}</Button>
        <LinkButton href={filePathOf(question, 'xlsx')} download>
          {say('explore.file.xlsx')}
        </LinkButton>
        <LinkButton href={filePathOf(question, 'sav')} download>
          {say('explore.file.sav')}
        </LinkButton>
        <LinkButton href={filePathOf(question, 'csv')} download>
          {say('explore.file.csv')}
        </LinkButton>
        <LinkButton href={filePathOf(question, 'parquet')} download>
          {say('explore.file.parquet')}
        </LinkButton>
        <LinkButton href={filePathOf(question, 'dictionary')} download>
          {say('explore.file.dictionary')}
        </LinkButton>
        <LinkButton href={filePathOf(question, 'manifest')} apart>
          {say('explore.file.manifest')}
        </LinkButton>
      </div>
    </>
  );
}
