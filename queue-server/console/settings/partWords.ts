import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { dayWords } from './shifts/dayWords.ts';

/** Names of devices by their ids. */
export type DeviceNames = ReadonlyMap<string, string>;

/** A place of the configuration in words: `services, pgu, limitMinutes` is "Trámites · PGU · Límite de espera, minutos". */
export function partWords(path: readonly string[], config: BranchConfig, devices: DeviceNames = new Map()): string {
  const [part = '', ...rest] = path;
  const named = rest.map((step, index) => {
    const thing = index === 0 ? nameOf(part, step, config) : null;
    if (thing !== null) return thing;
    const device = devices.get(step);
    if (device !== undefined) return device;
    return wordOf(`settings.${part}.${step}`) ?? wordOf(`settings.day.${step}`) ?? step;
  });
  return [wordOf(`settings.section.${part}`) ?? wordOf(`settings.rules.${part}`) ?? part, ...named].join(' · ');
}

/** The same for a place as a refusal names it: `body/config/services/3/limitMinutes`, whose number is its place in the list. */
export function placeWords(path: string, config: BranchConfig): string {
  const [, part = '', ...rest] = path.replace(/^body\//, '').split('/');
  const list: unknown = (config as Readonly<Record<string, unknown>>)[part];
  const [place, ...deeper] = rest;
  const thing: unknown = Array.isArray(list) ? list[Number(place)] : undefined;
  const id = typeof thing === 'object' && thing !== null && 'id' in thing ? String(thing.id) : place;
  return partWords([part, ...(id === undefined ? [] : [id]), ...deeper], config);
}

function nameOf(
  part: string,
  id: string,
  { services, counters, institutions, notices, shifts }: BranchConfig,
): string | null {
  if (part === 'services') return services.find((service) => service.id === id)?.name ?? null;
  if (part === 'counters') return counters.find((counter) => counter.id === id)?.label ?? null;
  if (part === 'shifts') {
    const shift = shifts?.find((one) => one.id === id);
    return shift === undefined ? null : `${dayWords(shift.on)} ${shift.from}–${shift.until}`;
  }
  if (part === 'notices') return notices?.find((notice) => notice.id === id)?.text ?? null;
  if (part === 'institutions') return institutions.find((institution) => institution.id === id)?.name ?? null;
  return null;
}

function wordOf(key: string): string | null {
  return isMessageKey(key) ? say(key) : null;
}

const LONGEST = 160;

/** Parts of which whoever publishes has to see everything: who may enter, and what is kept. */
const IN_FULL: readonly string[] = ['signIn', 'privacy'];

/** Of what a value is, and the configuration in which ids have names. */
type ValueOf = { readonly part?: string | undefined; readonly config?: BranchConfig };

/** A value as people read it: a thing by its name, stretches of a day by their hours, dates one after another. */
export function valueWords(text: string, { part = '', config }: ValueOf = {}): string {
  const value = parsed(text);
  if (IN_FULL.includes(part) && typeof value === 'object' && value !== null && !Array.isArray(value))
    return inFull(part, value).join('; ');
  const words = Array.isArray(value)
    ? value.map((one) => nameIn(config, one) ?? oneWord(one)).join(', ')
    : oneWord(value);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** The service or institution whose id it is. */
function nameIn(config: BranchConfig | undefined, id: unknown): string | null {
  if (config === undefined) return null;
  return [...config.services, ...config.institutions].find((thing) => thing.id === id)?.name ?? null;
}

/** Every leaf of a thing with its name. */
function inFull(part: string, thing: object): string[] {
  return Object.entries(thing).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return inFull(part, value);
    const words = Array.isArray(value) ? value.map(oneWord).join(', ') : oneWord(value);
    return [`${wordOf(`settings.${part}.${key}`) ?? key}: ${words}`];
  });
}

function oneWord(value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'settings.value.yes' : 'settings.value.no');
  if (typeof value !== 'object' || value === null)
    return value === ''
      ? '—'
      : (wordOf(`outside.kind.${value}`) ??
          wordOf(`settings.value.${value}`) ??
          wordOf(`policy.${value}`) ??
          String(value));
  const { name, label, open, close, date, from, until, percent, webhook, on } = value as Readonly<
    Record<string, unknown>
  >;
  if (typeof on === 'string') return `${dayWords(on)} ${String(from)}–${String(until)}`;
  if ('role' in value && 'value' in value)
    return `${String(value.value)} (${wordOf(`people.role.${String(value.role)}`) ?? String(value.role)})`;
  if (webhook !== undefined) return String((webhook as { readonly url?: unknown }).url);
  if (typeof open === 'string' && typeof close === 'string') return `${open}–${close}`;
  if (typeof from === 'string' && typeof percent === 'number') return say('settings.sound.step', { from, percent });
  const texts = textsOf(value);
  if (texts.length > 0) return texts.map((text) => `«${text}»`).join(' / ');
  const called = [date, label, name].filter((part) => typeof part === 'string').join(' ');
  return called === '' ? JSON.stringify(value) : called;
}

/** Texts of a kiosk's own in each language; of a kiosk that has more of its own, those of its greeting. */
function textsOf(value: object): readonly string[] {
  const { greeting, 'es-CL': spanish } = value as Readonly<Record<string, unknown>>;
  if (typeof greeting === 'object' && greeting !== null) return textsOf(greeting);
  return typeof spanish === 'string' ? Object.values(value).map(String) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
