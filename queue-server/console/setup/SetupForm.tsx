import type { SetupAnswer, SetupCatalogue } from '@turno25/shared/contracts/setup.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { firstUnmet } from '@turno25/shared/ui/kit/unmet.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { type FormEvent, useState } from 'react';
import { unmetWords } from '../frame/unmetWords.ts';
import { type Answers, planOf } from './answers.ts';
import { PersonFields } from './PersonFields.tsx';
import { send } from './send.ts';
import styles from './setup.module.css';

type Props = {
  readonly catalogue: SetupCatalogue;
  readonly code: string;
  readonly onMade: (made: SetupAnswer) => void;
};

const SATURDAY = { open: '09:00', close: '13:00' } as const;

/** What most branches give: chosen until somebody says otherwise. */
function usualOf({ services }: SetupCatalogue): string[] {
  return services.filter(({ usual }) => usual).map(({ id }) => id);
}

/** The questions, on one page: what is behind can be looked at again. */
export function SetupForm({ catalogue, code, onMade }: Props) {
  const { newId } = useSources();
  const [answers, setAnswers] = useState<Answers>(() => ({
    name: '',
    comuna: '',
    address: '',
    opens: '08:30',
    closes: '14:00',
    saturday: null,
    serviceIds: usualOf(catalogue),
    counters: '4',
    people: [{ key: newId(), name: '', login: '', role: 'admin' }],
    kiosks: '1',
    boards: '1',
  }));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Answers>): void => setAnswers({ ...answers, ...part });

  async function make(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const first = firstUnmet(event.currentTarget);
    if (first !== null) {
      first.control.focus();
      return setTrouble(unmetWords(first.unmet));
    }
    if (answers.serviceIds.length === 0) return setTrouble(say('setup.missingService'));
    setBusy(true);
    setTrouble(null);
    const made = await send({ code, plan: planOf(answers) });
    setBusy(false);
    if ('trouble' in made) setTrouble(made.trouble);
    else onMade(made);
  }

  const number = (label: string, key: 'counters' | 'kiosks' | 'boards', least: number, most: number, help?: string) => (
    <TextField
      label={label}
      help={help}
      type="number"
      inputMode="numeric"
      required
      min={least}
      max={most}
      value={answers[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void make(event)}>
      <h2>{say('setup.branch')}</h2>
      <TextField
        label={say('setup.name')}
        help={say('setup.name.help')}
        required
        minLength={2}
        maxLength={80}
        autoComplete="off"
        value={answers.name}
        onChange={(name) => set({ name })}
      />
      <Select
        label={say('setup.comuna')}
        help={say('setup.comuna.help')}
        required
        options={[
          { value: '', label: say('setup.comuna.choose') },
          ...catalogue.communes.map(({ code: value, name }) => ({ value, label: name })),
        ]}
        value={answers.comuna}
        onChange={(comuna) => set({ comuna })}
      />
      <TextField
        label={say('setup.address')}
        maxLength={160}
        autoComplete="off"
        value={answers.address}
        onChange={(address) => set({ address })}
      />

      <h2>{say('setup.hours')}</h2>
      <div className={styles.pair}>
        <TextField
          label={say('setup.opens')}
          type="time"
          required
          value={answers.opens}
          onChange={(opens) => set({ opens })}
        />
        <TextField
          label={say('setup.closes')}
          type="time"
          required
          value={answers.closes}
          onChange={(closes) => set({ closes })}
        />
      </div>
      <Check
        label={say('setup.saturday')}
        checked={answers.saturday !== null}
        onChange={(checked) => set({ saturday: checked ? SATURDAY : null })}
      />
      {answers.saturday !== null && (
        <div className={styles.pair}>
          <TextField
            label={say('setup.saturday.opens')}
            type="time"
            required
            value={answers.saturday.open}
            onChange={(open) => set({ saturday: { ...(answers.saturday ?? SATURDAY), open } })}
          />
          <TextField
            label={say('setup.saturday.closes')}
            type="time"
            required
            value={answers.saturday.close}
            onChange={(close) => set({ saturday: { ...(answers.saturday ?? SATURDAY), close } })}
          />
        </div>
      )}

      <h2>{say('setup.services')}</h2>
      <p>{say('setup.services.lead')}</p>
      <div className={styles.verbs}>
        <Button onPress={() => set({ serviceIds: usualOf(catalogue) })}>{say('setup.services.usual')}</Button>
        <Button onPress={() => set({ serviceIds: [] })}>{say('setup.services.none')}</Button>
      </div>
      {[...Map.groupBy(catalogue.services, ({ institution }) => institution)].map(([institution, services]) => {
        const chosen = services.filter(({ id }) => answers.serviceIds.includes(id)).length;
        return (
          <details key={institution} className={styles.institution}>
            <summary>{say('setup.services.of', { institution, chosen, total: services.length })}</summary>
            <CheckGroup legend={institution}>
              {services.map(({ id, name }) => (
                <Check
                  key={id}
                  label={name}
                  checked={answers.serviceIds.includes(id)}
                  onChange={(checked) =>
                    set({
                      serviceIds: checked
                        ? [...answers.serviceIds, id]
                        : answers.serviceIds.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </CheckGroup>
          </details>
        );
      })}

      <h2>{say('setup.counters')}</h2>
      {number(say('setup.counters.count'), 'counters', 1, 60, say('setup.counters.help'))}

      <h2>{say('setup.people')}</h2>
      {answers.people.map((person, index) => (
        <PersonFields
          key={person.key}
          person={person}
          isFirst={index === 0}
          onChange={(next) => set({ people: answers.people.map((one) => (one.key === person.key ? next : one)) })}
          onRemove={() => set({ people: answers.people.filter(({ key }) => key !== person.key) })}
        />
      ))}
      <Button
        onPress={() => set({ people: [...answers.people, { key: newId(), name: '', login: '', role: 'attendant' }] })}
      >
        {say('setup.people.add')}
      </Button>

      <h2>{say('setup.devices')}</h2>
      <div className={styles.pair}>
        {number(say('setup.devices.kiosks'), 'kiosks', 0, 20)}
        {number(say('setup.devices.boards'), 'boards', 0, 20)}
      </div>

      <p className={styles.trouble} role="alert">
        {trouble}
      </p>
      <Button type="submit" look="primary" busy={busy}>
        {say('setup.make')}
      </Button>
    </form>
  );
}
