import type { DispatchView, PolicyParams } from '../../domain/dispatch/policy.ts';

/** One recorded decision of R25 and its answer. */
export type Vector = {
  readonly view: DispatchView;
  readonly params: PolicyParams;
  readonly expected: { readonly id: string; readonly tier: string; readonly passes: readonly string[] };
};

type VectorLine = {
  readonly state: {
    readonly now_ms: number;
    readonly skills: readonly number[];
    readonly waiting: readonly {
      readonly id: number;
      readonly service: number;
      readonly pref: boolean;
      readonly stage: 1 | 2;
      readonly entered_ms: number;
      readonly passed: number;
    }[];
    /** The wait that arrival order would give. */
    readonly fifo_ms: number;
    readonly target_ms: readonly number[];
    readonly mean_s: readonly number[];
  };
  readonly params: Readonly<Record<'pref_ms' | 'xfer_ms' | 'late_ms' | 'delta_ms' | 'risk_ms' | 'overtake', number>>;
  readonly expect: { readonly id: number; readonly tier: string; readonly passes: readonly number[] };
};

/** Reads decisions from JSONL, in the names that this program has for the same things. */
export function readVectors(jsonl: string): Vector[] {
  return jsonl
    .trim()
    .split('\n')
    .map((line) => vectorOf(JSON.parse(line) as VectorLine));
}

function vectorOf({ state, params, expect }: VectorLine): Vector {
  const byService = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(values.map((value, service) => [serviceName(service), value]));
  return {
    view: {
      now: state.now_ms,
      counterId: '1',
      quick: false,
      callable: state.waiting
        .filter((ticket) => state.skills.includes(ticket.service))
        .map((ticket) => ({
          id: String(ticket.id),
          ordinal: ticket.id,
          serviceId: serviceName(ticket.service),
          preferential: ticket.pref,
          stage: ticket.stage,
          enteredAt: ticket.entered_ms,
          arrivedAt: ticket.entered_ms,
          bookedFor: null,
          passed: ticket.passed,
        })),
      arrivalWaitMs: state.fifo_ms,
      services: state.target_ms.map((_, service) => serviceName(service)),
      limitMs: byService(state.target_ms),
      usualSeconds: byService(state.mean_s),
      preferentialRun: 0,
    },
    params: {
      prefMs: params.pref_ms,
      xferMs: params.xfer_ms,
      lateMs: params.late_ms,
      deltaMs: params.delta_ms,
      riskMs: params.risk_ms,
      overtake: params.overtake,
    },
    expected: { id: String(expect.id), tier: expect.tier, passes: expect.passes.map(String) },
  };
}

function serviceName(service: number): string {
  return `s${service}`;
}
