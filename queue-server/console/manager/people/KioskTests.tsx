import type { DeviceView } from '@turno25/shared/contracts/access.ts';
import type { TestsView } from '@turno25/shared/contracts/asks.ts';
import { TESTED_PARTS, type TestedPart } from '@turno25/shared/domain/ledger/events/access.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { clockTime } from '@turno25/shared/ui/zoneTime.ts';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { commandTrouble } from '../../sending/commandTrouble.ts';
import { useSend } from '../../sending/useSend.ts';
import styles from './people.module.css';

type Test = TestsView['tests'][number];

/** How often what became of a test is asked for while the sheet is open, in milliseconds: somebody looks at it. */
const LOOK_MS = 1_500;

/** Asks a kiosk to try what hangs on it, and says what became of the last try of each. */
export function KioskTests({ device }: { readonly device: DeviceView }) {
  const { send, busy } = useSend();
  const [trouble, setTrouble] = useState<string | null>(null);
  const seen = useAsked<TestsView>(`/devices/${device.id}/tests`, { everyMillis: LOOK_MS });

  async function ask(part: TestedPart): Promise<void> {
    const answer = await send(`/devices/${device.id}/tests`, { part });
    if (answer === null) return;
    setTrouble(answer.ok ? null : commandTrouble(answer.error));
    seen.refresh();
  }
  const last = (part: TestedPart): Test | undefined => seen.answer?.tests.find((test) => test.part === part);
  const known = trouble ?? seen.trouble;
  return (
    <>
      {known !== null && (
        <Notice kind="warning" announce="alert">
          {known}
        </Notice>
      )}
      <div aria-live="polite">
        <Table
          caption={say('people.tests.title', { name: device.name })}
          columns={[
            { id: 'part', head: say('people.tests.part'), cell: (part) => say(`people.tests.part.${part}`) },
            { id: 'became', head: say('people.tests.became'), cell: (part) => words(last(part)) },
            {
              id: 'ask',
              head: say('people.tests.action'),
              headShown: false,
              className: styles.narrow,
              cell: (part) => (
                <Button
                  look="inline"
                  disabled={busy}
                  aria-label={say('people.tests.action.named', { part: say(`people.tests.part.${part}`) })}
                  onPress={() => void ask(part)}
                >
                  {say('people.tests.action')}
                </Button>
              ),
            },
          ]}
          rows={TESTED_PARTS}
          rowKey={(part) => part}
          roomy
          strongRows
        />
      </div>
    </>
  );
}

/** In words, with the hour of the kiosk's word or else of the asking, on the branch's clock. */
function words(test: Test | undefined): string {
  if (test === undefined) return say('people.tests.never');
  const time = clockTime(Date.parse(test.toldAt ?? test.askedAt), undefined);
  return say('people.tests.at', { time, words: say(`people.tests.state.${test.state}`) });
}
