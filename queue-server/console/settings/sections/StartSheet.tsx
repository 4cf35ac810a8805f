import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import {
  FIRST_SERVICES,
  type FirstServices,
  type KioskStart,
  START_TEXTS,
  type StartText,
} from '@turno25/shared/domain/branch/kioskStart.ts';
import { isLanguage, LANGUAGE_NAMES, offeredLanguages } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { useState } from 'react';
import { Sheet } from '../../frame/Sheet.tsx';
import styles from '../settings.module.css';
import { KioskPreview } from './KioskPreview.tsx';
import { OrderFields } from './OrderFields.tsx';
import { previewCatalog } from './previewCatalog.ts';
import { WordingFields, wordingTrouble } from './WordingFields.tsx';

export type Start = Omit<KioskStart, 'each'>;

type Props = {
  readonly name: string;
  readonly config: BranchConfig;
  /** What is edited: the branch's, or what one kiosk has of its own. */
  readonly start: Start;
  /** The kiosk whose own it is; null for the branch's, which alone has more than a greeting and a first screen. */
  readonly deviceId: string | null;
  /** The whole setting with what is edited in it. */
  readonly within: (edited: Start) => KioskStart;
  readonly onKeep: (edited: Start) => void;
  readonly onClose: () => void;
};

const ORDERS = ['frequent', 'used', 'own'] as const;
type Order = (typeof ORDERS)[number];

/** What kiosks say and offer first, as it would be. */
export function StartSheet({ name, config, start, deviceId, within, onKeep, onClose }: Props) {
  const [edited, setEdited] = useState<Start>(start);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { clock } = useSources();
  const [since] = useState(() => clock.now());
  const offered = offeredLanguages(config.branch.reviewedLanguages ?? []);
  const texts: readonly StartText[] = deviceId === null ? ['greeting', 'rights', 'closing'] : ['greeting'];
  const change = <K extends keyof Start>(key: K, value: Start[K] | undefined): void => {
    setTrouble(null);
    const { [key]: _before, ...rest } = edited;
    setEdited(value === undefined ? rest : { ...rest, [key]: value });
  };
  const keep = (): void => {
    const found = texts.map((text) => wordingTrouble(text, edited[text])).find((each) => each !== null);
    if (found !== undefined) setTrouble(found);
    else onKeep(trimmed(edited));
  };
  return (
    <Sheet title={name} action={say('settings.keep')} trouble={trouble} onSubmit={keep} onClose={onClose}>
      <KioskPreview name={name} catalog={previewCatalog(config, within(edited), deviceId, since)} />
      {texts.map((text) => (
        <WordingFields
          key={text}
          text={text}
          wording={edited[text]}
          languages={offered}
          onChange={(wording) => change(text, wording)}
        />
      ))}
      <FirstFields
        config={config}
        inherits={deviceId !== null}
        first={edited.first}
        onChange={(first) => change('first', first)}
      />
      {deviceId === null && (
        <>
          <fieldset className={styles.texts}>
            <legend>{say('settings.kioskStart.institutions')}</legend>
            <p className={styles.effect}>
              {say('settings.kioskStart.institutions.help')} {say('settings.effect.now')}
            </p>
            <OrderFields
              things={config.institutions}
              chosen={edited.institutions ?? []}
              most={config.institutions.length}
              onChange={(ids) => change('institutions', ids.length === 0 ? undefined : ids)}
            />
          </fieldset>
          <CheckGroup legend={say('settings.kioskStart.languages')}>
            <p className={styles.effect}>
              {say('settings.kioskStart.languages.help')} {say('settings.effect.now')}
            </p>
            {offered.map((tag) => (
              <Check
                key={tag}
                label={isLanguage(tag) ? LANGUAGE_NAMES[tag] : tag}
                checked={tag === 'es-CL' || (edited.languages ?? offered).includes(tag)}
                disabled={tag === 'es-CL'}
                onChange={(checked) => {
                  const next = offered.filter((one) =>
                    one === tag ? checked : one === 'es-CL' || (edited.languages ?? offered).includes(one),
                  );
                  change('languages', next.length === offered.length ? undefined : next);
                }}
              />
            ))}
          </CheckGroup>
        </>
      )}
    </Sheet>
  );
}

type FirstProps = {
  readonly config: BranchConfig;
  /** Whether nothing of one's own is what the branch has. */
  readonly inherits: boolean;
  readonly first: FirstServices | undefined;
  readonly onChange: (first: FirstServices | undefined) => void;
};

function FirstFields({ config, inherits, first, onChange }: FirstProps) {
  const [order, setOrder] = useState<Order>(first === undefined ? 'frequent' : first === 'used' ? 'used' : 'own');
  const chosen = first === undefined || first === 'used' ? [] : first;
  const words = (value: Order) =>
    say(
      value === 'frequent' && inherits ? 'settings.kioskStart.first.inherited' : `settings.kioskStart.first.${value}`,
    );
  return (
    <>
      <Select
        label={say('settings.kioskStart.first')}
        help={`${say('settings.kioskStart.first.help')} ${say('settings.effect.now')}`}
        options={ORDERS.map((value) => ({ value, label: words(value) }))}
        value={order}
        onChange={(value) => {
          setOrder(ORDERS.find((one) => one === value) ?? 'frequent');
          onChange(value === 'used' ? 'used' : undefined);
        }}
      />
      {order === 'own' && (
        <OrderFields
          things={config.services}
          chosen={chosen}
          most={FIRST_SERVICES}
          onChange={(ids) => onChange(ids.length === 0 ? undefined : ids)}
        />
      )}
    </>
  );
}

/** What is written without the blanks around it. */
function trimmed(start: Start): Start {
  const texts = (Object.keys(START_TEXTS) as StartText[]).flatMap((text) => {
    const wording = start[text];
    if (wording === undefined) return [];
    return [[text, Object.fromEntries(Object.entries(wording).map(([tag, words]) => [tag, words.trim()]))]];
  });
  return { ...start, ...Object.fromEntries(texts) };
}
