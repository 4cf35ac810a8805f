import type { SettingsCatalogue } from '@turno25/shared/contracts/settings.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { plain } from '@turno25/shared/search/plain.ts';
import { Check } from '@turno25/shared/ui/kit/Check.tsx';
import { CheckGroup } from '@turno25/shared/ui/kit/CheckGroup.tsx';
import { TextField } from '@turno25/shared/ui/kit/TextField.tsx';
import { useState } from 'react';
import { useAsked } from '../../asking/useAsked.ts';
import { Sheet } from '../../frame/Sheet.tsx';

type Props = {
  readonly config: BranchConfig;
  readonly onAdd: (config: BranchConfig) => void;
  readonly onClose: () => void;
};

/** Products of the national catalogue that the branch does not give yet. */
export function CatalogueSheet({ config, onAdd, onClose }: Props) {
  const { answer } = useAsked<SettingsCatalogue>('/settings/catalogue');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { services, institutions, order } = answer ?? { services: [], institutions: [], order: null };
  const wanted = plain(typed.trim());
  const has = (id: string): boolean => config.services.some((one) => one.id === id);
  const found = services.filter(
    ({ id, name, words }) => !has(id) && (chosen.includes(id) || plain(`${name} ${words.join(' ')}`).includes(wanted)),
  );
  const add = (): void => {
    const added = services.filter(({ id }) => chosen.includes(id) && !has(id));
    const known = new Set(config.institutions.map(({ id }) => id));
    const lacking = institutions.filter(
      ({ id }) => !known.has(id) && added.some(({ institutionId }) => institutionId === id),
    );
    onAdd({
      ...config,
      institutions: [...config.institutions, ...lacking],
      services: inOrder([...config.services, ...added], order),
    });
  };
  return (
    <Sheet title={say('settings.catalogue')} action={say('settings.catalogue.add')} onSubmit={add} onClose={onClose}>
      <p>{say('settings.catalogue.lead')}</p>
      <TextField label={say('settings.services.find')} type="search" value={typed} onChange={setTyped} />
      {[...Map.groupBy(found, ({ institutionId }) => institutionId)].map(([institutionId, group]) => (
        <CheckGroup key={institutionId} legend={institutions.find(({ id }) => id === institutionId)?.name ?? ''}>
          {group.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(checked) => setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </CheckGroup>
      ))}
      {answer !== null && found.length === 0 && <p>{say('settings.services.none')}</p>}
    </Sheet>
  );
}

/** Where the country fixes the order, what is added stands in its place; what is the branch's own, after it. */
function inOrder(services: BranchConfig['services'], order: readonly string[] | null): BranchConfig['services'] {
  if (order === null) return services;
  const places = new Map(order.map((id, place) => [id, place]));
  const place = ({ id }: { readonly id: string }): number => places.get(id) ?? order.length;
  return services.toSorted((a, b) => place(a) - place(b));
}
