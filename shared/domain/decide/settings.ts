import type { BranchConfig } from '../branch/config.ts';
import { policyFault } from '../dispatch/parameterBounds.ts';
import type { BusinessDate } from '../ids.ts';
import type { Moment } from '../ledger/facts.ts';
import type { Refusal } from '../ledger/refusals.ts';
import { breachOf } from '../national/rules.ts';
import { ok, type Result } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { type Decider, happened, refuse } from './context.ts';

/**
 * A new version of the configuration. It is made from the version in force, so that nobody undoes what another wrote in
 * between; what a running day depends on is refused with its reason (`branch/effect.ts` says when the rest is felt).
 */
export const publishConfig: Decider<'publishConfig'> = (state, command, facts) => {
  const version = state.config?.version ?? 0;
  if (command.basedOn !== version) return refuse('settings.outdated', { version });
  const sound = soundPolicy(command.config);
  if (!sound.ok) return sound;
  const allowed = allowedByNational(state, command.config, facts);
  if (!allowed.ok) return allowed;
  const safe = safeFor(state, command.config, facts.closesNow);
  if (!safe.ok) return safe;
  return ok([
    happened(facts, state.day?.date ?? null, 'configPublished', {
      version: version + 1,
      hash: facts.configHash,
      config: command.config,
      ...judgedOn(state, facts),
    }),
  ]);
};

/** What the centre's document in force says of a configuration, by today's date. */
export function allowedByNational(
  { national }: BranchState,
  config: BranchConfig,
  { localDate }: Pick<Moment, 'localDate'>,
): Result<null, Refusal> {
  const breach = breachOf(national.inForce, config, localDate);
  return breach === null ? ok(null) : refuse('settings.national', breach);
}

/** The date by which a document allowed it, for whoever verifies; nothing where none is in force. */
export function judgedOn({ national }: BranchState, { localDate }: Pick<Moment, 'localDate'>): { on?: BusinessDate } {
  return national.inForce === null ? {} : { on: localDate };
}

/** The next day would open with this rule: one that does not exist, or a parameter that it does not know, would stop it. */
export function soundPolicy({ policy }: Pick<BranchConfig, 'policy'>): Result<null, Refusal> {
  const fault = policyFault(policy);
  switch (fault?.kind) {
    case undefined:
      return ok(null);
    case 'unknownPolicy':
      return refuse('settings.policyUnknown', { policy: policy.name, version: policy.version });
    case 'unknownParameter':
      return refuse('settings.parameterUnknown', { parameter: fault.parameter });
    case 'outOfBounds':
      return refuse('settings.parameterBounds', {
        parameter: fault.parameter,
        min: fault.bounds.min,
        max: fault.bounds.max,
      });
  }
}

/**
 * What the branch is never changes; what the open day stands on does not change under it. `closesNow`: by the new hours the
 * branch would be closed at this instant.
 */
export function safeFor(state: BranchState, next: BranchConfig, closesNow: boolean): Result<null, Refusal> {
  const now = state.config?.config;
  if (now === undefined) return ok(null);
  const same = sameBranch(now, next);
  if (!same.ok || state.day === null) return same;
  const { date } = state.day;
  if (next.branch.zone !== now.branch.zone) return refuse('settings.zone', { date });
  if (next.branch.profile !== now.branch.profile) return refuse('settings.profile', { date });
  if (closesNow) return refuse('settings.closesNow', { date });
  const series = renamedSeries(now, next);
  if (series !== null) return refuse('settings.series', series);
  return peopleKeepTheirPlace(state, next);
}

/** What no publication changes, on whatever day. */
export function sameBranch(now: BranchConfig, next: BranchConfig): Result<null, Refusal> {
  if (next.branch.id !== now.branch.id) return refuse('settings.branchId', { branchId: now.branch.id });
  // What was practised never becomes what counts, nor the other way round.
  if (next.branch.practice !== now.branch.practice) return refuse('settings.practice');
  // Who may set the key anew could sign for the centre.
  if (now.centre !== undefined && next.centre?.publicKey !== now.centre.publicKey) return refuse('settings.centre');
  return ok(null);
}

function renamedSeries(now: BranchConfig, next: BranchConfig): { serviceId: string; series: string } | null {
  for (const { id, series } of now.services) {
    const after = next.services.find((service) => service.id === id);
    if (after !== undefined && after.series !== series) return { serviceId: id, series };
  }
  return null;
}

/** Counters at work stay, and whoever is here goes on having a service, and somebody who may call them. */
function peopleKeepTheirPlace(state: BranchState, next: BranchConfig): Result<null, Refusal> {
  for (const counter of state.counters.values()) {
    if (counter.status !== 'closed' && !next.counters.some(({ id }) => id === counter.id))
      return refuse('settings.counterOpen', { counterId: counter.id });
  }
  const waiting = new Map<string, number>();
  for (const { place } of state.open.values()) waiting.set(place.serviceId, (waiting.get(place.serviceId) ?? 0) + 1);
  for (const [serviceId, people] of waiting) {
    if (!next.services.some(({ id }) => id === serviceId))
      return refuse('settings.serviceAwaited', { serviceId, people });
    if (!next.counters.some(({ serviceIds }) => serviceIds.includes(serviceId)))
      return refuse('settings.serviceWithoutCounter', { serviceId, people });
  }
  return ok(null);
}
