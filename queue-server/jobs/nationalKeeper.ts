import { nationalOffer } from '@turno25/shared/contracts/nationalCatalogue.ts';
import { nationalDue, newestVersion } from '@turno25/shared/domain/national/due.ts';
import { type BackOff, backOffMs } from '@turno25/shared/time/backOff.ts';
import { type Random, systemRandom } from '@turno25/shared/time/random.ts';
import type { Cancel, Timers } from '@turno25/shared/time/timers.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { askCentre } from '../centre/askCentre.ts';
import type { CentreToken } from '../centre/centreToken.ts';
import { configOf } from '../read-models/visitView.ts';
import { takingOf } from '../verbs/national.ts';

/** A document is made days before its date: half an hour is soon. */
const ASK_EVERY: BackOff = { first: 1_800_000, most: 1_800_000 };
const AGAIN: BackOff = { first: 10_000, most: 1_800_000 };
const DOCUMENT_BYTES = 4 * 1024 * 1024;

/**
 * What is due of the centre's documents comes into force: before a day is opened and never under one. Called by whoever opens
 * days, so that no day opens with what was over.
 */
export async function applyNationalDue(branch: Branch): Promise<void> {
  const state = branch.engine.state();
  if (state.day !== null || state.config === null) return;
  const due = nationalDue(state, localDate(branch.engine.now(), state.config.config.branch.zone));
  if (due === null || due.config?.services.length === 0) return;
  await branch.act({ type: 'applyNational' });
}

/** Asks the centre for its newest document, where the settings say where it is, and takes it. */
export function keepNational(
  branch: Branch,
  token: CentreToken | null,
  timers: Timers,
  random: Random = systemRandom,
): Cancel {
  const stopped = new AbortController();
  let failures = 0;
  let cancel: Cancel = () => undefined;
  const plan = (millis: number): void => {
    cancel = timers.after(millis, () => void look());
  };
  const look = async (): Promise<void> => {
    const asked = await askOnce(branch, token, stopped.signal).catch((): Asked => 'unanswered');
    if (stopped.signal.aborted) return;
    failures = asked === 'unanswered' ? failures + 1 : 0;
    // There may be another for a later date: asked until there is none.
    if (asked === 'taken') plan(0);
    else plan(asked === 'nothing' ? backOffMs(1, ASK_EVERY, random) : backOffMs(failures, AGAIN, random));
  };
  plan(backOffMs(1, AGAIN, random));
  return () => {
    stopped.abort();
    cancel();
  };
}

/** What came of a question: one was taken, there is none to take (or nobody to ask), or nobody answered. */
export type Asked = 'taken' | 'nothing' | 'unanswered';

export async function askOnce(branch: Branch, token: CentreToken | null, stopped: AbortSignal): Promise<Asked> {
  const address = configOf(branch.engine.state()).centre?.address;
  // That the token is missing, or another's, the delivery says already.
  if (address === undefined || token?.address !== address) return 'nothing';
  const known = newestVersion(branch.engine.state().national);
  const question = { path: `/national/catalogue?after=${known}`, schema: nationalOffer, limit: DOCUMENT_BYTES };
  const answer = await askCentre(token, question, branch.sources.timers, stopped);
  if (!answer.ok) return 'unanswered';
  if (!branch.db.open) return 'nothing';
  const { document } = answer.value;
  if (document === null || document === undefined) {
    branch.nationalTrouble.note(null);
    return 'nothing';
  }
  const outcome = await branch.act(takingOf(document));
  const refusal = outcome.kind === 'refused' ? outcome.refusal : null;
  branch.nationalTrouble.note(refusal?.code === 'national.alreadyTaken' ? null : refusal);
  return outcome.kind === 'done' ? 'taken' : 'nothing';
}
