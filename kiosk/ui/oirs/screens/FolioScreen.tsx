import { caseLink, casePage } from '@turno25/shared/contracts/caseLink.ts';
import type { Catalog } from '@turno25/shared/contracts/catalog.ts';
import type { OirsPaper } from '@turno25/shared/contracts/paper.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useLanguage, useSay } from '@turno25/shared/ui/language.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import type { Printer } from '../../common/devices/useDevices.ts';
import { pageAddress } from '../../common/machine/pageAddress.ts';
import actions from '../../common/parts/actions.module.css';
import { Question } from '../../common/parts/Question.tsx';
import type { Oirs, OirsKind } from '../flow/oirs.ts';
import styles from './FolioScreen.module.css';

/** As it is named on paper. */
const PAPER_TYPES: Readonly<Record<OirsKind, OirsPaper['type']>> = {
  query: 'consulta',
  complaint: 'reclamo',
  request: 'solicitud',
  suggestion: 'sugerencia',
  compliment: 'felicitacion',
};

type Props = {
  readonly oirs: Oirs;
  readonly catalog: Catalog;
  readonly printer: Printer;
  readonly onDone: () => void;
};

/** The number by which the message can be asked for, and until when it is answered. */
export function FolioScreen({ oirs: { receipt, kind, institutionId }, catalog, printer, onDone }: Props) {
  const say = useSay();
  const language = useLanguage();
  if (receipt === null || kind === null) return null;
  const { zone, name, publicAddress } = catalog.branch;
  const address = publicAddress ?? pageAddress();
  const institution = catalog.institutions.find(({ id }) => id === institutionId);
  const state = printer.paperOf(receipt.folio) ?? 'idle';
  const paper: OirsPaper = {
    kind: 'oirs',
    language,
    institution: institution?.name ?? name,
    branch: name,
    type: PAPER_TYPES[kind],
    folio: receipt.folio,
    receivedAt: receipt.receivedAt,
    zone,
    url: address === null ? null : caseLink(address, receipt.folio, receipt.code),
    code: receipt.code,
    copy: state !== 'idle',
  };
  return (
    <Question ask={say('oirs.folio.ask')}>
      <div className={styles.folio}>
        <div className={styles.facts}>
          <div className={styles.numbers}>
            <div>
              <p className={styles.label}>{say('oirs.folio.label')}</p>
              <p className={styles.number}>{receipt.folio}</p>
            </div>
            <div>
              <p className={styles.label}>{say('oirs.folio.code')}</p>
              <p className={styles.code}>{receipt.code}</p>
            </div>
          </div>
          <p>{address === null ? say('oirs.folio.keep') : say('oirs.folio.page', { address: casePage(address) })}</p>
          <p>
            {receipt.dueDate === null
              ? say('oirs.folio.noReply')
              : say('oirs.folio.due', { date: numericDate(Date.parse(`${receipt.dueDate}T12:00:00Z`), 'UTC') })}
          </p>
          {state !== 'idle' && <p role="status">{say(`kiosk.print.${state}`)}</p>}
        </div>
        <div className={actions.stack}>
          {printer.available && (
            <Button
              look="primary"
              size="large"
              disabled={state === 'printing'}
              onPress={() => printer.print(receipt.folio, paper)}
            >
              {say(
                state === 'idle' ? 'oirs.folio.print' : state === 'unsure' ? 'kiosk.print.copy' : 'kiosk.print.retry',
              )}
            </Button>
          )}
          <Button size="large" onPress={onDone}>
            {say('oirs.folio.done')}
          </Button>
        </div>
      </div>
    </Question>
  );
}
