import { trackLink } from '@turno25/shared/contracts/trackLink.ts';
import { readScan } from '@turno25/shared/domain/identity/scan.ts';
import { expect, it } from 'vitest';
import { readAddress } from './address.ts';

const TICKET = { trackingToken: 'abcDEF_-0123456789', surveyCode: '7KQ4M-XW2PD' };
const url = trackLink('http://branch.local:2525', TICKET);

it('reads what a ticket’s QR holds', () => {
  expect(readAddress(new URL(url))).toEqual({ token: 'abcDEF_-0123456789', surveyCode: '7KQ4M-XW2PD' });
});

it('keeps the survey code out of what a browser sends', () => {
  const { pathname, search } = new URL(url);
  expect(pathname + search).not.toContain('7KQ4M');
});

it('leads the scanner at the exit to the survey', () => {
  expect(readScan(new TextEncoder().encode(url))).toEqual({ kind: 'surveyCode', code: '7KQ4M-XW2PD' });
});

it('stands an address without a code', () => {
  expect(readAddress({ pathname: '/track/abc', hash: '' })).toEqual({ token: 'abc', surveyCode: null });
});
