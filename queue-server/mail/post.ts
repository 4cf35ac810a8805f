import type { MailSetting, MailTrouble } from '@turno25/shared/domain/oirs/mail.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { createTransport } from 'nodemailer';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly id: string };

/** How long a server may take to answer at all, to greet, and to say anything more, ms. */
export type Patience = { readonly connection: number; readonly greeting: number; readonly socket: number };

/** A minute for a server of this country over a slow line; RFC 5321 (4.5.3.2) would wait minutes for each word. */
export const PATIENCE: Patience = { connection: 20_000, greeting: 20_000, socket: 60_000 };

/**
 * Hands one letter over to the mail server, which from then on answers for it. What went wrong comes back as a word of our
 * own: what a server says often repeats the address, and is kept nowhere.
 */
export async function post(
  setting: MailSetting,
  secret: string | null,
  letter: Letter,
  patience: Patience = PATIENCE,
): Promise<Result<null, MailTrouble>> {
  const transport = transportOf(setting, secret, patience);
  try {
    await transport.sendMail({
      from: setting.from,
      // As an address and never as a header: a name, a list or a line break in it stays what it is.
      to: { name: '', address: letter.to },
      envelope: { from: setting.from, to: [letter.to] },
      subject: letter.subject,
      text: letter.text,
      messageId: letter.id,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return ok(null);
  } catch (error) {
    return err(troubleOf(error));
  } finally {
    transport.close();
  }
}

/** Whether the server is there, is who it says, and lets this account in; sends nothing. */
export async function greet(
  setting: MailSetting,
  secret: string | null,
  patience: Patience = PATIENCE,
): Promise<Result<null, MailTrouble>> {
  const transport = transportOf(setting, secret, patience);
  try {
    await transport.verify();
    return ok(null);
  } catch (error) {
    return err(troubleOf(error));
  } finally {
    transport.close();
  }
}

function transportOf({ host, port, tls, user }: MailSetting, secret: string | null, patience: Patience) {
  return createTransport({
    host,
    port,
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    connectionTimeout: patience.connection,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.socket,
    ...(user === undefined || secret === null ? {} : { auth: { user, pass: secret } }),
  });
}

type Thrown = {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly message?: string;
};

const CERTIFICATE = /certificate|self.signed|altname/i;

function troubleOf(error: unknown): MailTrouble {
  const { code = '', command = '', responseCode = 0, message = '' } = error as Thrown;
  if (responseCode >= 400 && responseCode < 500) return 'later';
  if (code === 'EAUTH') return 'login';
  if (code === 'ETIMEDOUT') return 'slow';
  if (code === 'ETLS' || CERTIFICATE.test(message)) return 'certificate';
  if (responseCode >= 500 && command === 'MAIL FROM') return 'sender';
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE') ? 'refused' : 'unreachable';
}
