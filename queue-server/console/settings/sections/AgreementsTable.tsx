import type { NationalSettings } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Table } from '@turno25/shared/ui/kit/Table.tsx';
import { dateWords } from '../dateWords.ts';

type Agreement = NationalSettings['agreements'][number];

/** In whose name the branch may give what, until when and by which act. */
export function AgreementsTable({ agreements }: Pick<NationalSettings, 'agreements'>) {
  return (
    <Table<Agreement>
      caption={say('settings.national.agreements')}
      captionShown
      rows={agreements}
      rowKey={({ institution, act, from }) => `${institution} ${act} ${from}`}
      empty={say('settings.national.agreements.none')}
      columns={[
        { id: 'institution', head: say('settings.national.institution'), cell: ({ institution }) => institution },
        { id: 'services', head: say('settings.section.services'), align: 'end', cell: ({ services }) => services },
        {
          id: 'until',
          head: say('settings.national.until'),
          cell: ({ until }) => (until === null ? '—' : dateWords(until)),
        },
        {
          id: 'standing',
          head: say('settings.national.standing'),
          cell: ({ standing }) => say(`settings.national.standing.${standing}`),
        },
        { id: 'act', head: say('settings.national.act'), cell: ({ act }) => act },
      ]}
    />
  );
}
