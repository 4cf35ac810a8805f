import type { StaffRole } from '@turno25/shared/domain/branch/roles.ts';
import { providerAccount } from '@turno25/shared/domain/branch/signIn.ts';
import type { DeviceId, StaffId } from '@turno25/shared/domain/ids.ts';
import type { CommandOf } from '@turno25/shared/domain/ledger/commands.ts';
import type { TestedPart } from '@turno25/shared/domain/ledger/events/access.ts';
import { err, ok } from '@turno25/shared/domain/result.ts';
import { type NewAccount, tokenHash } from '../access/accounts.ts';
import { type DeviceKind, type Enrolment, newDeviceToken } from '../access/devices.ts';
import type { ProviderSubject } from '../access/providerLinks.ts';
import type { Verb } from '../engine/submission.ts';
import type { Effect } from '../ledger/effect.ts';
import type { VerbParts } from './parts.ts';

/** A person who is to be registered; the secret is hashed before, since that takes a tenth of a second. */
export type NewStaff = {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly secretHash: string;
  /** Absent, a new one. */
  readonly id?: string;
  /** Nobody knows the secret: the account enters by the provider alone. */
  readonly secretUnknown?: true;
};

/** A member of staff is registered: an opaque id in the ledger, name and login in a table beside it. */
export function registerStaff({ accounts }: VerbParts, staff: NewStaff): Verb<'registerStaff'> {
  const account = (id: string): NewAccount => ({ ...staff, id });
  return {
    command: ({ newId }) => ok({ type: 'registerStaff', staffId: staff.id ?? newId, role: staff.role }),
    effects: ({ newId }) => [accounts.adding(account(staff.id ?? newId))],
    answer: ({ facts }) => ({ id: staff.id ?? facts.newId }),
  };
}

/** Somebody whom the provider vouches for gets an account; it is theirs there and nobody else's. */
export function registerLinked(
  parts: VerbParts,
  who: ProviderSubject,
  staff: Omit<NewStaff, 'id'>,
): Verb<'registerStaff'> {
  const verb = registerStaff(parts, staff);
  return {
    ...verb,
    effects: (facts) => [...(verb.effects?.(facts) ?? []), parts.providerLinks.linking(who, facts.newId)],
  };
}

/** Somebody joins their own account to whom they are at the provider. */
export function linkStaff({ providerLinks }: VerbParts, who: ProviderSubject, staffId: StaffId): Verb<'linkStaff'> {
  return {
    command: () => ok({ type: 'linkStaff', staffId }),
    effects: () => [providerLinks.linking(who, staffId)],
    answer: () => null,
  };
}

/** The secret of this branch at the published provider; it goes to no other. */
export function setProviderSecret({ providerSecret }: VerbParts, secret: string): Verb<'setProviderSecret'> {
  let account = '';
  return {
    command: ({ state }) => {
      const oidc = state.config?.config.signIn?.oidc;
      account = oidc === undefined ? '' : providerAccount(oidc);
      return ok({ type: 'setProviderSecret' });
    },
    effects: () => [providerSecret.keeping(account, secret)],
    answer: () => null,
  };
}

/** Somebody may enter no more. */
export function disableStaff({ accounts }: VerbParts, staffId: StaffId): Verb<'disableStaff'> {
  return onAccount('disableStaff', staffId, accounts.disabling(staffId));
}

/** Somebody who was disabled may enter again. */
export function enableStaff({ accounts }: VerbParts, staffId: StaffId): Verb<'enableStaff'> {
  return onAccount('enableStaff', staffId, accounts.enabling(staffId));
}

/** A new secret, hashed before; every session of theirs ends. */
export function changeSecret({ accounts }: VerbParts, staffId: StaffId, secretHash: string): Verb<'changeSecret'> {
  return onAccount('changeSecret', staffId, accounts.changingSecret(staffId, secretHash));
}

/** One's own PIN, hashed before; null for none. */
export function changePin({ accounts }: VerbParts, staffId: StaffId, pinHash: string | null): Verb<'changePin'> {
  return onAccount('changePin', staffId, accounts.changingPin(staffId, pinHash));
}

/** Somebody is signed out everywhere. */
export function endSessions({ accounts }: VerbParts, staffId: StaffId): Verb<'endSessions'> {
  return onAccount('endSessions', staffId, accounts.endingSessions(staffId));
}

function onAccount<T extends 'disableStaff' | 'enableStaff' | 'changeSecret' | 'changePin' | 'endSessions'>(
  type: T,
  staffId: StaffId,
  effect: Effect,
): Verb<T> {
  return {
    command: () => ok({ type, staffId } as CommandOf<T>),
    effects: () => [effect],
    answer: () => null,
  };
}

/** A board or a kiosk is asked to load its page again. */
export function askReload(deviceId: DeviceId): Verb<'askReload'> {
  return { command: () => ok({ type: 'askReload', deviceId }), answer: () => null };
}

/** A kiosk is asked to try something that hangs on it. */
export function askTest(deviceId: DeviceId, part: TestedPart): Verb<'askTest'> {
  return {
    command: ({ newId }) => ok({ type: 'askTest', deviceId, testId: newId, part }),
    answer: ({ facts }) => ({ id: facts.newId }),
  };
}

/** A device spends its code and is enrolled; its token is shown this once, and only its hash is kept. */
export function enrolByCode({ devices }: VerbParts, typed: string): Verb<'enrolDevice'> {
  const token = newDeviceToken();
  let enrolment: Pick<Enrolment, 'kind' | 'name'> | null = null;
  return {
    command: ({ now, newId, actor }) => {
      const found = devices.enrolmentOf(typed, now);
      // It bears the name of whoever made the code, and nobody else's.
      const author = actor.kind === 'staff' ? actor.id : null;
      if (found === null) return err({ code: devices.trouble(typed), detail: {} });
      if (found.author !== author) return err({ code: 'enrolment.invalid', detail: {} });
      enrolment = { kind: found.kind, name: found.name };
      return ok({ type: 'enrolDevice', deviceId: newId, kind: enrolment.kind });
    },
    effects: ({ newId }) =>
      enrolment === null
        ? []
        : [devices.spending(typed), devices.adding({ id: newId, ...enrolment }, tokenHash(token))],
    answer: ({ facts }) => ({ device: { id: facts.newId, ...enrolment } }),
    present: (stored: object) => ({ ...stored, token }),
  };
}

/** A device beside the server is enrolled without anybody typing a code. */
export function enrolBeside(
  { devices }: VerbParts,
  device: { readonly kind: DeviceKind; readonly name: string; readonly token: string },
): Verb<'enrolDevice'> {
  const { kind, name, token } = device;
  return {
    command: ({ newId }) => ok({ type: 'enrolDevice', deviceId: newId, kind }),
    effects: ({ newId }) => [devices.adding({ id: newId, kind, name }, tokenHash(token))],
    answer: ({ facts }) => ({ id: facts.newId }),
  };
}

/** A device may enter no more. */
export function revokeDevice({ devices }: VerbParts, deviceId: DeviceId): Verb<'revokeDevice'> {
  return {
    command: () => ok({ type: 'revokeDevice', deviceId }),
    effects: () => [devices.revoking(deviceId)],
    answer: () => null,
  };
}
