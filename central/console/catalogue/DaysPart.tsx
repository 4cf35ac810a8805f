import { NATIONAL_PREFIX } from '@turno25/shared/domain/national/document.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import styles from './catalogue.module.css';
import type { CatalogueDesk } from './useCatalogue.ts';
import { dateWords } from './words.ts';

type Props = { readonly desk: CatalogueDesk; readonly mayEdit: boolean };

/** Holidays of the country that no rule foresees, and notices on every board. */
export function DaysPart({ desk, mayEdit }: Props) {
  const { holidays, texts } = desk.content;
  return (
    <div className={styles.part}>
      <h2>{say('catalogue.holidays')}</h2>
      <p>{say('catalogue.holidays.lead')}</p>
      {holidays.length === 0 && <p>{say('catalogue.holidays.none')}</p>}
      <ul className={styles.list}>
        {holidays.map(({ date, name, regions, comunas }) => (
          <li key={date}>
            <span>
              <strong>{dateWords(date)}</strong> {name} ·{' '}
              {[...(regions ?? []), ...(comunas ?? [])].join(', ') || say('catalogue.holidays.country')}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('catalogue.remove.named', { name })}
                onPress={() => desk.set({ holidays: holidays.filter((one) => one.date !== date) })}
              >
                {say('catalogue.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <NewHoliday desk={desk} />}
      <h2>{say('catalogue.notices')}</h2>
      {texts.notices.length === 0 && <p>{say('catalogue.notices.none')}</p>}
      <ul className={styles.list}>
        {texts.notices.map(({ id, text, from, until }) => (
          <li key={id}>
            <span>
              <strong>
                {dateWords(from)} – {dateWords(until)}
              </strong>{' '}
              {text}
            </span>
            {mayEdit && (
              <Button
                look="inline"
                aria-label={say('catalogue.remove.named', { name: text })}
                onPress={() => desk.set({ texts: { ...texts, notices: texts.notices.filter((one) => one.id !== id) } })}
              >
                {say('catalogue.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && <NewNotice desk={desk} />}
    </div>
  );
}

function NewHoliday({ desk }: Pick<Props, 'desk'>) {
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const { holidays } = desk.content;
  const regions = typed.split(/[\s,]+/).filter((one) => one !== '');
  const whole = date !== '' && name.trim().length > 1 && regions.every((one) => /^\d{2}$/.test(one));
  return (
    <>
      <div className={styles.fields}>
        <TextField label={say('catalogue.holidays.date')} type="date" value={date} onChange={setDate} />
        <TextField label={say('catalogue.holidays.name')} maxLength={80} value={name} onChange={setName} />
        <TextField
          label={say('catalogue.holidays.regions')}
          help={say('catalogue.holidays.regions.help')}
          inputMode="numeric"
          value={typed}
          onChange={setTyped}
        />
      </div>
      <Button
        disabled={!whole || holidays.some((one) => one.date === date)}
        onPress={() => {
          const added = { date, name: name.trim(), ...(regions.length === 0 ? {} : { regions }) };
          desk.set({ holidays: [...holidays, added].toSorted((a, b) => (a.date < b.date ? -1 : 1)) });
          setDate('');
          setName('');
          setTyped('');
        }}
      >
        {say('catalogue.holidays.add')}
      </Button>
    </>
  );
}

function NewNotice({ desk }: Pick<Props, 'desk'>) {
  const { newId } = useSources();
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { texts } = desk.content;
  const whole = text.trim().length > 1 && from !== '' && from <= until;
  return (
    <>
      <div className={styles.fields}>
        <TextField label={say('catalogue.notices.text')} maxLength={160} value={text} onChange={setText} />
        <TextField label={say('catalogue.agreements.from')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('catalogue.agreements.until')} type="date" value={until} onChange={setUntil} />
      </div>
      <Button
        disabled={!whole}
        onPress={() => {
          const added = { id: `${NATIONAL_PREFIX}${newId()}`, text: text.trim(), from, until };
          desk.set({ texts: { ...texts, notices: [...texts.notices, added] } });
          setText('');
          setFrom('');
          setUntil('');
        }}
      >
        {say('catalogue.notices.add')}
      </Button>
    </>
  );
}
