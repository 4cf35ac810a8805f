import type { BreachView, RightsHistory, RightsView } from '@turno25/shared/contracts/rights.ts';
import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import { RECOGNITION_DAYS, RETENTION_DAYS, RIGHTS_ANSWER_DAYS } from '@turno25/shared/domain/law.ts';
import { isClosed } from '@turno25/shared/domain/rights/requests.ts';
import { foldBreaches, foldRequests } from '@turno25/shared/domain/state/rightsFold.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, type StaffNames } from './visitView.ts';

type Parts = { readonly ledger: Ledger; readonly vault: Vault; readonly names: StaffNames };

/** Of what retention destroyed, the last so many times. */
const LOG_LINES = 200;

/** What was asked, what came into other hands, and what was destroyed: nothing of whom it is about. */
export function rightsView(
  { ledger, vault, names }: Parts,
  state: BranchState,
  now: number,
  reader: string,
): RightsView {
  const { privacy, branch } = configOf(state);
  const today = localDate(now, branch.zone);
  const events = ledger.rightsEvents();
  return {
    requests: [...foldRequests(events).values()]
      .reverse()
      .map(({ requestId, wasBlocked: _was, erasureAskedBy, registeredBy, registeredAt, answeredAt, ...request }) => ({
        ...request,
        id: requestId,
        registeredAt: iso(registeredAt),
        registeredBy: names(registeredBy),
        late: answeredAt === null && request.dueDate < today,
        erasureAskedBy:
          erasureAskedBy === null ? null : { name: names(erasureAskedBy), yours: erasureAskedBy === reader },
        answeredAt: isoOrNull(answeredAt),
      })),
    breaches: breachesOf(events, vault, names),
    answerDays: privacy.answerDays ?? RIGHTS_ANSWER_DAYS,
    retention: {
      terms: [
        { purpose: 'identity', days: privacy.identityDays },
        { purpose: 'recognition', days: RECOGNITION_DAYS },
        ...Object.entries({ ...RETENTION_DAYS, ...privacy.keep }).map(([purpose, days]) => ({ purpose, days })),
      ],
      log: ledger.erasures(LOG_LINES).flatMap((event) => {
        if (event.type !== 'personalDataErased') return [];
        const { purpose, keys, until } = event.payload;
        return [{ at: iso(event.at), purpose, keys, until }];
      }),
    },
  };
}

function breachesOf(events: readonly RecordedEvent[], vault: Vault, names: StaffNames): BreachView[] {
  const open = (text: EncryptedText | null): string | null => (text === null ? null : vault.decrypt(text));
  const words = Map.groupBy(
    events.flatMap((event) => (event.type === 'breachNoted' ? [event.payload] : [])),
    ({ breachId }) => breachId,
  );
  const what = new Map(
    events.flatMap((event) => (event.type === 'breachRecorded' ? [[event.payload.breachId, event.payload.what]] : [])),
  );
  return [...foldBreaches(events).values()].reverse().map(({ breachId, recordedAt, data, steps, ...breach }) => ({
    ...breach,
    id: breachId,
    recordedAt: iso(recordedAt),
    data: [...data],
    what: open(what.get(breachId) ?? null),
    closed: isClosed({ ...breach, breachId, recordedAt, data, steps }),
    steps: (words.get(breachId) ?? []).map(({ step, on, by, words: said }) => ({
      step,
      on,
      by: names(by),
      words: open(said),
    })),
  }));
}

const STEPS = {
  rightsRequested: 'requested',
  personLookedUp: 'lookedUp',
  erasureAsked: 'erasureAsked',
  personErased: 'erased',
  dataBlocked: 'blocked',
  dataUnblocked: 'unblocked',
  oirsRectified: 'rectified',
  rightsRead: 'read',
  rightsAnswered: 'answered',
} as const;

/** Every step of a request with who did it; null for a request that there is not. */
export function historyOfRequest(
  { ledger, names }: Pick<Parts, 'ledger' | 'names'>,
  requestId: string,
): RightsHistory | null {
  const steps = ledger.rightsEvents().flatMap((event) => {
    if (!(event.type in STEPS)) return [];
    const payload = event.payload as { readonly requestId: string; readonly by: string };
    if (payload.requestId !== requestId) return [];
    const erased = event.type === 'personErased' ? event.payload : null;
    const into = event.type === 'personLookedUp' && event.payload.content;
    return [
      {
        at: iso(event.at),
        by: names(payload.by),
        what: into ? ('lookedInto' as const) : STEPS[event.type as keyof typeof STEPS],
        keys: erased === null ? null : Object.values(erased.keys).reduce((sum, some) => sum + some, 0),
        kept: (erased?.kept ?? []).map((one) => ({ ...one })),
      },
    ];
  });
  return steps.length === 0 ? null : { steps };
}
