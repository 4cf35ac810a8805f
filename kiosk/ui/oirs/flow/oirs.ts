import type { OirsBody, OirsKindView, OirsReceipt } from '@turno25/shared/contracts/oirs.ts';
import { parseRun } from '@turno25/shared/domain/identity/run.ts';
import type { InstitutionId } from '@turno25/shared/domain/ids.ts';
import { assertNever } from '@turno25/shared/domain/result.ts';

export type OirsKind = OirsKindView;
export const KINDS = [
  'query',
  'complaint',
  'request',
  'suggestion',
  'compliment',
] as const satisfies readonly OirsKind[];
/** Kinds that nobody is owed an answer to: only these may do without one. */
const WITHOUT_REPLY: readonly OirsKind[] = ['suggestion', 'compliment'];
export type ReplyChannel = OirsBody['replyChannel'];
/** What is asked, in this order; where to answer and to whom only when an answer is wanted. */
type OirsStep =
  | 'kind'
  | 'lookup'
  | 'institution'
  | 'text'
  | 'channel'
  | 'address'
  | 'name'
  | 'run'
  | 'review'
  | 'folio';
/** Steps where something is written. */
export type WrittenStep = 'text' | 'address' | 'name' | 'run';

/** What can be wrong with what was written. */
export type OirsTrouble = 'short' | 'email' | 'post' | 'notARun' | 'checkDigit';

export type Oirs = {
  readonly step: OirsStep;
  readonly kind: OirsKind | null;
  readonly institutionId: InstitutionId | null;
  readonly page: number;
  readonly channel: ReplyChannel | null;
  readonly written: Readonly<Record<WrittenStep, string>>;
  /** The written step's trouble, once the person has tried to go on. */
  readonly trouble: OirsTrouble | null;
  /** Made when the person sends, and kept while the same message is sent again. */
  readonly key: string | null;
  readonly sending: boolean;
  /** Code of what went wrong with the last sending; `offline` where no server answered. */
  readonly failure: string | null;
  readonly receipt: OirsReceipt | null;
};

export type OirsEvent =
  | { readonly type: 'kindChosen'; readonly kind: OirsKind }
  | { readonly type: 'institutionChosen'; readonly institutionId: InstitutionId }
  | { readonly type: 'lookupChosen' }
  | { readonly type: 'pageTurned'; readonly page: number }
  | { readonly type: 'channelChosen'; readonly channel: ReplyChannel }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'sent'; readonly key: string }
  | { readonly type: 'received'; readonly receipt: OirsReceipt }
  | { readonly type: 'failed'; readonly code: string; readonly final: boolean };

export const FRESH_OIRS: Oirs = {
  step: 'kind',
  kind: null,
  institutionId: null,
  page: 0,
  channel: null,
  written: { text: '', address: '', name: '', run: '' },
  trouble: null,
  key: null,
  sending: false,
  failure: null,
  receipt: null,
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const SHORTEST_TEXT = 3;
const SHORTEST_ADDRESS = 8;
const SHORTEST_NAME = 2;

/** The steps of this message, in order. */
function stepsOf({ channel }: Pick<Oirs, 'channel'>): readonly OirsStep[] {
  return channel === 'none'
    ? ['kind', 'institution', 'text', 'channel', 'review', 'folio']
    : ['kind', 'institution', 'text', 'channel', 'address', 'name', 'run', 'review', 'folio'];
}

/** Ways to be answered: none is offered only where no answer is due. */
export function channelsFor(kind: OirsKind | null): readonly ReplyChannel[] {
  return kind !== null && WITHOUT_REPLY.includes(kind) ? ['none', 'email', 'post'] : ['email', 'post'];
}

export function advanceOirs(oirs: Oirs, event: OirsEvent): Oirs {
  switch (event.type) {
    case 'kindChosen': {
      const channel = oirs.channel !== null && channelsFor(event.kind).includes(oirs.channel) ? oirs.channel : null;
      return forward({ ...oirs, kind: event.kind, channel });
    }
    case 'lookupChosen':
      return { ...oirs, step: 'lookup' };
    case 'institutionChosen':
      return forward({ ...oirs, institutionId: event.institutionId });
    case 'pageTurned':
      return { ...oirs, page: event.page };
    case 'channelChosen': {
      const address = event.channel === oirs.channel ? oirs.written.address : '';
      return forward({ ...oirs, channel: event.channel, written: { ...oirs.written, address } });
    }
    case 'typed':
      return isWritten(oirs.step)
        ? { ...oirs, trouble: null, written: { ...oirs.written, [oirs.step]: event.text } }
        : oirs;
    case 'next': {
      if (!isWritten(oirs.step)) return oirs;
      const trouble = troubleOf(oirs, oirs.step);
      return trouble === null ? forward(oirs) : { ...oirs, trouble };
    }
    case 'back':
      if (oirs.step === 'lookup') return { ...oirs, step: 'kind' };
      return oirs.sending || oirs.step === 'folio' ? oirs : backward(oirs);
    case 'sent':
      return oirs.step !== 'review' || oirs.sending
        ? oirs
        : { ...oirs, key: oirs.key ?? event.key, sending: true, failure: null };
    case 'received':
      // Nothing of what was written stays on a machine that the next person will touch.
      return oirs.sending
        ? { ...FRESH_OIRS, step: 'folio', kind: oirs.kind, institutionId: oirs.institutionId, receipt: event.receipt }
        : oirs;
    case 'failed':
      return { ...oirs, sending: false, failure: event.code, key: event.final ? null : oirs.key };
    default:
      return assertNever(event);
  }
}

/** The message as it travels, or null while something is missing. */
export function oirsBodyOf({ kind, institutionId, channel, written }: Oirs): OirsBody | null {
  if (kind === null || institutionId === null || channel === null) return null;
  const message = { kind, institutionId, text: written.text.trim(), replyChannel: channel };
  if (channel === 'none') return message;
  const name = written.name.trim();
  return {
    ...message,
    replyTo: written.address.trim(),
    ...(name === '' ? {} : { name }),
    ...(written.run === '' ? {} : { identity: { type: 'run', value: written.run } }),
  };
}

function isWritten(step: OirsStep): step is WrittenStep {
  return step === 'text' || step === 'address' || step === 'name' || step === 'run';
}

function troubleOf({ channel, written }: Oirs, step: WrittenStep): OirsTrouble | null {
  const text = written[step].trim();
  switch (step) {
    case 'text':
      return text.length < SHORTEST_TEXT ? 'short' : null;
    case 'address':
      if (channel === 'email') return EMAIL.test(text) ? null : 'email';
      return text.length < SHORTEST_ADDRESS ? 'post' : null;
    case 'name':
      return text !== '' && text.length < SHORTEST_NAME ? 'short' : null;
    case 'run': {
      const run = parseRun(text);
      return run.ok || run.error === 'empty' ? null : run.error;
    }
    default:
      return assertNever(step);
  }
}

function forward(oirs: Oirs): Oirs {
  const steps = stepsOf(oirs);
  return { ...oirs, trouble: null, failure: null, step: steps[steps.indexOf(oirs.step) + 1] ?? oirs.step };
}

function backward(oirs: Oirs): Oirs {
  const steps = stepsOf(oirs);
  return { ...oirs, trouble: null, failure: null, step: steps[steps.indexOf(oirs.step) - 1] ?? oirs.step };
}
