import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';

type Sized = { readonly id: string; readonly people: number };

/**
 * Groups of ids, the largest first. Those with fewer people than `fewest` stand together, with the next smallest ones until
 * together they are enough: the total less what is shown never tells of fewer people than that.
 */
export function joinSmall(groups: readonly Sized[], fewest: number): string[][] {
  const left = [...groups].sort((a, b) => b.people - a.people || byCodeUnits(a.id, b.id));
  const joined: Sized[] = [];
  let people = 0;
  while (left.length > 0) {
    const least = left.at(-1);
    if (least === undefined || (least.people >= fewest && (joined.length === 0 || people >= fewest))) break;
    left.pop();
    joined.push(least);
    people += least.people;
  }
  return [...left.map(({ id }) => [id]), ...(joined.length === 0 ? [] : [joined.map(({ id }) => id)])];
}
