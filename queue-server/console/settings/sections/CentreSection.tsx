import type { HandoverView } from '@turno25/shared/contracts/handover.ts';
import type { NationalSettings } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { dateWords } from '../dateWords.ts';
import type { SectionProps } from '../section.ts';
import styles from '../settings.module.css';
import { AgreementsTable } from './AgreementsTable.tsx';
import { NationalSheet } from './NationalSheet.tsx';

/** What comes from the central office and what goes to it: its key and address, the document that holds, and what of it a branch may change. */
export function CentreSection({ config, mayEdit, onChange }: SectionProps) {
  const handover = useAsked<HandoverView | null>('/handover', { everyMillis: 30_000 });
  const national = useAsked<NationalSettings>('/settings/national', { everyMillis: 30_000 });
  const [brought, setBrought] = useState<{ readonly document: unknown } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { centre } = config;
  const setAddress = (typed: string): void => {
    if (centre === undefined) return;
    const address = typed.trim();
    const { address: _before, ...rest } = centre;
    onChange({ ...config, centre: address === '' ? rest : { ...rest, address } });
  };
  const bring = async (file: File): Promise<void> => {
    setTold(null);
    try {
      setBrought({ document: JSON.parse(await file.text()) });
    } catch {
      setTold(say('settings.national.notJson'));
    }
  };
  return (
    <div className={styles.section}>
      <p className={styles.effect}>{say('settings.effect.now')}</p>
      <p>{say('settings.centre.lead')}</p>
      {centre === undefined ? (
        <>
          <p>{say('settings.centre.noKey')}</p>
          {mayEdit && (
            <Pick
              label={say('settings.centre.key')}
              accept=".pem"
              onFile={(file) => void file.text().then((text) => onChange({ ...config, centre: { publicKey: text } }))}
            />
          )}
        </>
      ) : (
        <>
          <p>{say('settings.centre.hasKey')}</p>
          <TextField
            label={say('settings.centre.address')}
            help={say('settings.centre.address.help')}
            disabled={!mayEdit}
            inputMode="url"
            maxLength={300}
            value={centre.address ?? ''}
            onChange={setAddress}
          />
        </>
      )}
      {handover.answer !== null && (
        <Notice kind={handover.answer.delivery?.byAPerson === true ? 'warning' : 'info'}>
          {handover.answer.sentence} {handover.answer.delivery?.sentence}
        </Notice>
      )}
      <h2 className={styles.title}>{say('settings.national.title')}</h2>
      <p className={styles.effect}>{say('settings.national.lead')}</p>
      {national.answer !== null && <Held view={national.answer} />}
      {mayEdit && centre !== undefined && (
        <Pick
          label={say('settings.national.bring')}
          accept=".json,application/json"
          onFile={(file) => void bring(file)}
        />
      )}
      <p role="status">{told}</p>
      {brought !== null && (
        <NationalSheet
          document={brought.document}
          config={config}
          onTaken={(version) => {
            setBrought(null);
            setTold(say('settings.national.taken', { version }));
            national.refresh();
          }}
          onClose={() => setBrought(null)}
        />
      )}
    </div>
  );
}

function Held({ view: { inForce, waiting, mayChange, agreements, trouble } }: { readonly view: NationalSettings }) {
  return (
    <>
      {trouble !== null && <Notice kind="warning">{trouble}</Notice>}
      <p>
        {inForce === null
          ? say('settings.national.none')
          : say('settings.national.inForce', { ...inForce, validFrom: dateWords(inForce.validFrom) })}
      </p>
      {waiting.map((one) => (
        <p key={one.version}>
          {say('settings.national.waits', { version: one.version, validFrom: dateWords(one.validFrom) })}
        </p>
      ))}
      {inForce !== null && (
        <>
          <h3 className={styles.title}>{say('settings.national.may')}</h3>
          {mayChange.length === 0 ? (
            <p>{say('settings.national.may.nothing')}</p>
          ) : (
            <ul>
              {mayChange.map((one) => (
                <li key={one}>{say(`national.may.${one}`)}</li>
              ))}
            </ul>
          )}
          <AgreementsTable agreements={agreements} />
        </>
      )}
    </>
  );
}

type PickProps = { readonly label: string; readonly accept: string; readonly onFile: (file: File) => void };

function Pick({ label, accept, onFile }: PickProps) {
  return (
    <label className={styles.pick}>
      {label}
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
