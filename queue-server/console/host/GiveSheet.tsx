import type { Catalog, CatalogService } from '@turno25/shared/contracts/catalog.ts';
import { isLanguage, LANGUAGE_NAMES } from '@turno25/shared/i18n/languages.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Choice } from '@turno25/shared/ui/kit/Choice.tsx';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { waitWords } from '@turno25/shared/ui/waitWords.ts';
import { useState } from 'react';
import { Sheet } from '../frame/Sheet.tsx';
import { typedRunTrouble } from '../frame/typedRun.ts';
import { commandTrouble } from '../sending/commandTrouble.ts';
import { useSend } from '../sending/useSend.ts';
import type { Given } from './GivenSheet.tsx';

type Props = {
  readonly service: CatalogService;
  readonly catalog: Catalog;
  readonly onDoor: () => void;
  readonly onGiven: (ticket: Given) => void;
  readonly onClose: () => void;
};

/** A ticket for somebody who cannot use the kiosk. */
export function GiveSheet({ service, catalog, onDoor, onGiven, onClose }: Props) {
  const { send, busy } = useSend();
  const [visitClass, setVisitClass] = useState<'general' | 'preferential'>('general');
  const [language, setLanguage] = useState('es-CL');
  const [run, setRun] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { expected } = service.entering[visitClass];
  const given = service.notGiven === null;

  async function give(): Promise<void> {
    const wrong = typedRunTrouble(run);
    if (wrong !== null) return setTrouble(wrong);
    const answer = await send<Given>('/tickets', {
      serviceId: service.id,
      class: visitClass,
      language,
      ...(run.trim() === '' ? {} : { identity: { type: 'run', value: run } }),
    });
    if (answer === null) return;
    if (answer.ok) onGiven({ id: answer.value.id, number: answer.value.number });
    else setTrouble(commandTrouble(answer.error));
  }

  return (
    <Sheet
      title={service.name}
      lead={
        given
          ? expected === null
            ? say('host.give.noWait')
            : say('host.give.wait', { wait: waitWords(expected) })
          : say('host.service.notToday')
      }
      action={given ? say('host.give.action') : undefined}
      busy={busy}
      trouble={trouble}
      onSubmit={() => void give()}
      onClose={onClose}
    >
      {given && (
        <>
          <Choice
            legend={say('host.give.class')}
            options={(['general', 'preferential'] as const).map((value) => ({
              value,
              label: say(`host.give.class.${value}`),
              ...(value === 'preferential' ? { detail: say('host.give.class.detail') } : {}),
            }))}
            value={visitClass}
            onChoose={(value) => setVisitClass(value === 'preferential' ? 'preferential' : 'general')}
          />
          <TextField
            label={say('host.give.run')}
            help={say('host.give.run.help')}
            autoComplete="off"
            inputMode="text"
            maxLength={14}
            value={run}
            onChange={(typed) => {
              setRun(typed);
              setTrouble(null);
            }}
          />
          <Select
            label={say('host.give.language')}
            options={catalog.languages.filter(isLanguage).map((tag) => ({ value: tag, label: LANGUAGE_NAMES[tag] }))}
            value={language}
            onChange={setLanguage}
          />
        </>
      )}
      <Button onPress={onDoor}>{say('host.give.door')}</Button>
    </Sheet>
  );
}
