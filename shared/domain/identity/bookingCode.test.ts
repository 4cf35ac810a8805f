import { describe, expect, it } from 'vitest';
import { bookingCodeInAddress, readBookingCode } from './bookingCode.ts';
import { readScan } from './scan.ts';

const scan = (text: string) => readScan(new TextEncoder().encode(text));

describe('the code of an appointment', () => {
  it.each(['7K3Q-W2M9', '7k3qw2m9', ' 7K3Q W2M9 ', '7K3Q-W2M9\r'])('is read from %j', (text) => {
    expect(readBookingCode(text)).toBe('7K3Q-W2M9');
  });

  it('typed with O, I or L is what was meant', () => {
    expect(readBookingCode('OIL0-1234')).toBe('0110-1234');
  });

  it.each(['', '7K3Q-W2M', '7K3Q-W2M99', '7K3Q--W2M9', '7K3U-W2M9', '7KQ4M-XW2PD'])('is not %j', (text) => {
    expect(readBookingCode(text)).toBeNull();
  });

  it('may stand in an address', () => {
    expect(bookingCodeInAddress('https://horas.ejemplo.cl/?code=7K3Q-W2M9&x=1')).toBe('7K3Q-W2M9');
    expect(bookingCodeInAddress('https://horas.ejemplo.cl/?code=7KQ4M-XW2PD')).toBeNull();
  });

  it('is told from the survey’s by the scanner', () => {
    expect(scan('7K3Q-W2M9')).toEqual({ kind: 'bookingCode', code: '7K3Q-W2M9' });
    expect(scan('https://horas.ejemplo.cl/#code=7k3qw2m9')).toEqual({ kind: 'bookingCode', code: '7K3Q-W2M9' });
    expect(scan('7KQ4M-XW2PD')).toEqual({ kind: 'surveyCode', code: '7KQ4M-XW2PD' });
    expect(scan('7K3Q-W2M9-X').kind).toBe('unreadable');
  });
});
