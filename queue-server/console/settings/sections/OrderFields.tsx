import { say } from '@turno25/shared/i18n/messages.ts';
import { Select } from '@turno25/shared/ui/kit/Select.tsx';

type Props = {
  readonly things: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Things one after the other: each place is chosen, and after the last one there is one more. */
export function OrderFields({ things, chosen, most, onChange }: Props) {
  const places = Array.from({ length: Math.min(most, things.length, chosen.length + 1) }, (_, place) => chosen[place]);
  return places.map((id, place) => (
    <Select
      key={id ?? 'next'}
      label={say('settings.kioskStart.place', { place: place + 1 })}
      value={id ?? ''}
      options={[
        { value: '', label: say('settings.kioskStart.place.none') },
        ...things
          .filter((thing) => thing.id === id || !chosen.includes(thing.id))
          .map((thing) => ({ value: thing.id, label: thing.name })),
      ]}
      onChange={(next) =>
        onChange([...chosen.slice(0, place), ...(next === '' ? [] : [next]), ...chosen.slice(place + 1)])
      }
    />
  ));
}
