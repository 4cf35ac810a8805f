import { STAFF_ROLES } from '@turno25/shared/domain/branch/roles.ts';
import { describe, expect, it } from 'vitest';
import { endsSession, homeOf, isAdmitted } from './access.ts';

describe('isAdmitted', () => {
  it('keeps the manager’s panel for managers', () => {
    expect(isAdmitted('manager', 'manager')).toBe(true);
    expect(isAdmitted('manager', 'attendant')).toBe(false);
  });
  it('lets a manager attend, but never a device', () => {
    expect(isAdmitted('attendant', 'manager')).toBe(true);
    expect(isAdmitted('attendant', 'kiosk')).toBe(false);
  });
});

describe('homeOf', () => {
  it('is where each role works', () => {
    expect(STAFF_ROLES.map((role) => homeOf(role))).toEqual([
      'attendant',
      'host',
      'oirs',
      'manager',
      'audit',
      'audit',
      'manager',
    ]);
    expect(homeOf('kiosk')).toBeNull();
  });
});

describe('endsSession', () => {
  const problem = { type: 'about:blank', title: '', status: 401 };
  it('is only the lack of a session, not a wrong secret nor a lost server', () => {
    expect(endsSession({ kind: 'problem', problem: { ...problem, code: 'auth.required' } })).toBe(true);
    expect(endsSession({ kind: 'problem', problem: { ...problem, code: 'auth.invalid' } })).toBe(false);
    expect(endsSession({ kind: 'offline' })).toBe(false);
  });
});
