/** How answers leave by mail: the server that takes them, and from which address. Its secret is in no configuration. */
export type MailSetting = {
  readonly host: string;
  readonly port: number;
  /** From the first byte, before anything of a message is said, or not at all (a relay of the branch's own network). */
  readonly tls: 'tls' | 'starttls' | 'none';
  /** Account at that server; absent: it asks for none. Never over a line in clear. */
  readonly user?: string;
  readonly from: string;
};

/** The server and account that a secret is for: it goes to no other, whatever the configuration says later. */
export function mailAccount({ host, port, user = '' }: Pick<MailSetting, 'host' | 'port' | 'user'>): string {
  return `${user} ${host.toLowerCase()}:${port}`;
}

/**
 * Why an answer did not leave. `later`: the server said not now (SMTP 4xx). `refused`: it does not take it (5xx), which
 * trying again does not change. `erased`: the address is gone with its key.
 */
export type MailTrouble =
  | 'unreachable'
  | 'slow'
  | 'certificate'
  | 'login'
  | 'sender'
  | 'later'
  | 'refused'
  | 'noSecret'
  | 'unset'
  | 'erased';

/** Of what trying again changes nothing. */
export const FINAL_TROUBLES: readonly MailTrouble[] = ['refused', 'erased'];
