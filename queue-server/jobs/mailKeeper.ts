import { FINAL_TROUBLES, type MailTrouble, mailAccount, mailOf } from '@turno25/shared/domain/oirs/mail.ts';
import { err, must, type Result } from '@turno25/shared/domain/result.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import type { Branch } from '../branch.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';
import { type Letter, PATIENCE, type Patience, post } from '../mail/post.ts';
import { textsOf } from '../read-models/caseTexts.ts';
import { configOf } from '../read-models/visitView.ts';

const LOOK_EVERY_MS = 15_000;
const MINUTE_MS = 60_000;
/** Between tries, minutes: servers that greylist take the second one after some minutes; later ones wait for a person. */
const APART_MINUTES = [1, 5, 15, 60, 240] as const;
/** RFC 5321, 4.5.4.1: give up after four or five days. */
const GIVE_UP_MS = 5 * 86_400_000;

/** Sends answers that people asked for by mail, also those that were to be sent when the server stopped. */
export function keepMail(branch: Branch, timers: Timers, patience: Patience = PATIENCE): Cancel {
  let underWay = false;
  const look = async (): Promise<void> => {
    if (underWay) return;
    underWay = true;
    await sendWhatIsDue(branch, patience).finally(() => {
      underWay = false;
    });
  };
  // What goes wrong with one look is tried again at the next one.
  const begin = (): void => void look().catch(() => undefined);
  const stopLooking = timers.every(LOOK_EVERY_MS, begin);
  const stopFollowing = branch.engine.onCommitted((events) => {
    if (events.some(isForMail)) begin();
  });
  return () => {
    stopLooking();
    stopFollowing();
  };
}

/** Something waits from here on: whoever asked for it need not wait for the next look. */
function isForMail(event: RecordedEvent): boolean {
  return event.type === 'oirsMailAsked' || (event.type === 'oirsClosed' && event.payload.mail === true);
}

/** Looks once: each answer that waits and whose time has come, one after another. */
export async function sendWhatIsDue(branch: Branch, patience: Patience = PATIENCE): Promise<void> {
  for (const one of branch.reports.oirs.toMail()) {
    // Its person asked that nothing be done with it: it waits, and leaves when that is lifted.
    if (branch.reports.isBlocked(one.folio)) continue;
    const tried = branch.mailTries.of(one.folio);
    if (tried !== null && tried.nextAt > branch.engine.now()) continue;
    const result = await send(branch, one, patience);
    if (!branch.db.open) return;
    if (result.ok) {
      branch.mailTries.forget(one.folio);
      await branch.act({ type: 'recordMail', folio: one.folio, trouble: null, final: true });
    } else await failed(branch, one, result.error);
  }
}

/** The first failure and the last one are told in the case; those between only that it is tried again. */
async function failed(branch: Branch, one: OirsCaseRow, trouble: MailTrouble): Promise<void> {
  const now = branch.engine.now();
  const tries = (branch.mailTries.of(one.folio)?.tries ?? 0) + 1;
  const final = FINAL_TROUBLES.includes(trouble) || now - (one.mailAt ?? now) >= GIVE_UP_MS;
  const apart = APART_MINUTES[Math.min(tries, APART_MINUTES.length) - 1] ?? 0;
  if (final) branch.mailTries.forget(one.folio);
  else branch.mailTries.put(one.folio, { tries, nextAt: now + apart * MINUTE_MS, trouble });
  if (final || tries === 1) await branch.act({ type: 'recordMail', folio: one.folio, trouble, final });
}

async function send(branch: Branch, one: OirsCaseRow, patience: Patience): Promise<Result<null, MailTrouble>> {
  const setting = mailOf(configOf(branch.engine.state()));
  if (setting === undefined) return err('unset');
  const secret = branch.mailSecret.of(mailAccount(setting));
  if (setting.user !== undefined && secret === null) return err('noSecret');
  const letter = letterOf(branch, one, setting.from);
  return letter === null ? err('erased') : post(setting, secret, letter, patience);
}

/** Opened for as long as the sending takes, and kept nowhere; null where its key is gone. */
function letterOf({ ledger, vault, engine }: Branch, one: OirsCaseRow, from: string): Letter | null {
  const { branch } = configOf(engine.state());
  const closedSeq = must(one.closedSeq, 'only what is closed is mailed');
  const { replyTo, reply } = textsOf(ledger, one);
  const [to, words] = [replyTo, reply].map((text) => (text === null ? null : vault.decrypt(text)));
  if (to === null || to === undefined || words === null || words === undefined) return null;
  const address = branch.publicAddress === undefined ? null : `${branch.publicAddress}/case`;
  const follow = address === null ? [] : [say('oirsTray.mail.follow', { address })];
  return {
    to,
    // Neither what it is about nor of whom: subjects are read on the way.
    subject: say('oirsTray.mail.subject', { folio: one.folio }),
    text: [words, say('oirsTray.mail.foot', { branch: branch.name, folio: one.folio }), ...follow].join('\n\n'),
    // The same for each try, so that one that arrived twice is known as one.
    id: `<${one.folio.toLowerCase()}.${closedSeq}@${from.split('@')[1] ?? 'localhost'}>`,
  };
}
