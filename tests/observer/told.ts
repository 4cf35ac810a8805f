/** An event as the observer reads it: whatever the ledger says, by name. */
export type Told = {
  readonly type: string;
  readonly at: number;
  readonly payload: {
    readonly visitId?: string | null;
    readonly serviceId?: string;
    readonly services?: readonly string[];
    readonly servicesGiven?: readonly string[];
    readonly limitMs?: number;
    readonly limitsMs?: Readonly<Record<string, number>>;
    readonly minAttentionSeconds?: Readonly<Record<string, number>>;
    readonly usualSeconds?: Readonly<Record<string, number>>;
    readonly leadMinutes?: number;
    readonly opensAt?: number | null;
    readonly closesAt?: number | null;
    readonly by?: string;
    readonly undoes?: string;
    readonly code?: string;
    readonly act?: string | null;
    readonly outcome?: string;
    readonly takenAt?: number;
    readonly calledAt?: number | null;
    readonly startedAt?: number | null;
    readonly endedAt?: number;
    readonly continues?: string | null;
    readonly deviceId?: string | null;
    readonly bookedFor?: number | null;
    readonly booking?: { readonly recordedAt: number; readonly madeAt: number | null } | null;
    readonly uncertain?: {
      readonly recordedAt: number;
      readonly monotonicMs: number | null;
      readonly blockGrantedAt: number | null;
    } | null;
  };
};

/** Read from the end backwards: whoever took an end back did not mean the last one of that kind before it. */
export function asMeant(noted: readonly Told[]): readonly Told[] {
  const slips: string[] = [];
  return noted
    .toReversed()
    .filter(({ type, payload }) => {
      if (type === 'endUndone') slips.push(`${payload.undoes} of ${payload.visitId}`);
      const slip = slips.indexOf(`${type} of ${payload.visitId}`);
      if (slip >= 0) slips.splice(slip, 1);
      return type !== 'endUndone' && slip < 0;
    })
    .toReversed();
}

/** What was written on papers while nothing worked, as the observer would have seen it with their own eyes. */
export function seenOnPaper(told: readonly Told[]): readonly Told[] {
  return told.flatMap((note): Told[] => {
    if (note.type !== 'rollVisitEntered') return [note];
    const { visitId = '', outcome = '', takenAt = 0, calledAt, startedAt, endedAt = 0, ...ticket } = note.payload;
    const went = { left: 'visitLeft', noShow: 'noShowRecorded' }[outcome] ?? 'attentionFinished';
    const moments: [string, number | null | undefined][] = [
      ['ticketIssued', takenAt],
      ['visitCalled', calledAt],
      ['attentionStarted', startedAt],
      [went, endedAt],
    ];
    return moments.flatMap(([type, at]) =>
      typeof at === 'number' ? [{ type, at, payload: { ...(type === 'ticketIssued' ? ticket : {}), visitId } }] : [],
    );
  });
}

/** The day around the visits: what it was opened with and when it was over. */
export type Day = {
  readonly opened: Told['payload'];
  readonly closedAt: number | null;
  /** The closing, else the present. */
  readonly asOf: number | null;
  readonly lastCallAt: number;
  readonly tickets: readonly Told[];
};

export function dayOf(told: readonly Told[], now: number | null): Day {
  const closedAt = told.find(({ type }) => type === 'dayClosed')?.at ?? null;
  return {
    opened: told.find(({ type }) => type === 'dayOpened')?.payload ?? {},
    closedAt,
    asOf: closedAt ?? now,
    lastCallAt: Math.max(...told.filter(({ type }) => /^visit(Called|Recalled)$/.test(type)).map(({ at }) => at)),
    tickets: told.filter(({ type }) => type === 'ticketIssued'),
  };
}

/** A number of the day for a service, or what is usual. */
export function perService(by: Readonly<Record<string, number>> | undefined, service: string, usual: number): number {
  return by?.[service] ?? usual;
}
