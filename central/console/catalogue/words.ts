import type { Difference } from '@turno25/shared/domain/branch/changes.ts';
import type { NationalContent } from '@turno25/shared/domain/national/document.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';

/** "15-12-2027"; of no zone. */
export function dateWords(date: string): string {
  return numericDate(Date.parse(`${date}T12:00:00.000Z`), 'UTC');
}

/** Steps that only group others. */
const GROUPS = ['catalogue', 'texts', 'list'];

/** Where a difference is, in words: "Trámites · Pensión Garantizada Universal (PGU) · Nombre". */
export function placeWords({ path }: Pick<Difference, 'path'>, content: NationalContent): string {
  return path
    .filter((step, index) => index > 1 || !GROUPS.includes(step))
    .map((step) => nameOf(step, content) ?? wordOf(`catalogue.place.${step}`) ?? step)
    .join(' · ');
}

/** What it was and what it would be; of lists of words only what is different. */
export function changeWords({ kind, before, after }: Difference, content: NationalContent): string {
  const [old, next] = [listIn(before), listIn(after)];
  if (old !== null && next !== null) {
    const words = (list: readonly string[]): string =>
      list.map((one) => nameOf(one, content) ?? wordOf(`national.may.${one}`) ?? one).join(', ');
    const [added, removed] = [next.filter((one) => !old.includes(one)), old.filter((one) => !next.includes(one))];
    return say('catalogue.draft.lists', {
      added: added.length,
      addedWords: words(added),
      removed: removed.length,
      removedWords: words(removed),
    });
  }
  const was = kind === 'added' ? say('catalogue.draft.added') : valueWords(before, content);
  const is = kind === 'removed' ? say('catalogue.draft.removed') : valueWords(after, content);
  return `${was} → ${is}`;
}

const LONGEST = 160;

/** A value as it fits in a line: a thing by its name. */
function valueWords(text: string, content: NationalContent): string {
  const value = parsed(text);
  const {
    name,
    text: said,
    institutionId,
    from,
    until,
  } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (typeof institutionId === 'string' && typeof from === 'string') {
    const last = typeof until === 'string' ? dateWords(until) : say('catalogue.agreements.openEnd');
    return `${nameOf(institutionId, content) ?? institutionId}, ${dateWords(from)} – ${last}`;
  }
  const called = [name, said].find((one) => typeof one === 'string');
  const words = typeof called === 'string' ? called : text;
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** What people call the thing of this id. */
function nameOf(id: string, { catalogue, agreements, texts, goals }: NationalContent): string | null {
  const named = [...catalogue.services, ...catalogue.institutions, ...texts.templates, ...(goals?.list ?? [])];
  const name = named.find((one) => one.id === id)?.name;
  return (
    name ??
    agreements.find((one) => one.id === id)?.act ??
    texts.notices.find((one) => one.id === id)?.text ??
    (/^\d{4}-\d{2}-\d{2}$/.test(id) ? dateWords(id) : null)
  );
}

function wordOf(key: string): string | null {
  return isMessageKey(key) ? say(key) : null;
}

/** A list of texts; null of anything else. */
function listIn(text: string): readonly string[] | null {
  const value = parsed(text);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
