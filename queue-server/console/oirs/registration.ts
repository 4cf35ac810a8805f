import type { OirsBody } from '@turno25/shared/contracts/oirs.ts';

/** How what a clerk registers came, and what it is; a kiosk's own cases are not typed by anybody else. */
export const CHANNELS = ['desk', 'phone', 'letter'] as const;
export const KINDS = ['complaint', 'query', 'request', 'suggestion', 'compliment'] as const;
export const REPLY_CHANNELS = ['none', 'email', 'post'] as const;

/** What is on the form: empty texts are what nobody said. */
export type Said = {
  readonly channel: (typeof CHANNELS)[number];
  readonly kind: (typeof KINDS)[number];
  readonly institutionId: string;
  readonly receivedOn: string;
  readonly text: string;
  readonly name: string;
  readonly run: string;
  readonly replyChannel: (typeof REPLY_CHANNELS)[number];
  readonly replyTo: string;
};

export const EMPTY: Said = {
  channel: 'desk',
  kind: 'complaint',
  institutionId: '',
  receivedOn: '',
  text: '',
  name: '',
  run: '',
  replyChannel: 'none',
  replyTo: '',
};

/** The form as the server takes it: what was not said is not in it, nor an address where no answer is asked for. */
export function registration(said: Said): OirsBody {
  const { channel, kind, institutionId, text, replyChannel } = said;
  const [receivedOn, name, run, replyTo] = [said.receivedOn, said.name, said.run, said.replyTo].map((one) =>
    one.trim(),
  );
  return {
    kind,
    institutionId,
    channel,
    text,
    replyChannel,
    ...(receivedOn ? { receivedOn } : {}),
    ...(name ? { name } : {}),
    ...(run ? { identity: { type: 'run', value: run } } : {}),
    ...(replyChannel !== 'none' && replyTo ? { replyTo } : {}),
  };
}
