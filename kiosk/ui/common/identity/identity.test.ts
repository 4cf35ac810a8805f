import { describe, expect, it } from 'vitest';
import { documentTrouble, masked, shownNumber, tidyNumber } from './identity.ts';

describe('a RUN as it is typed', () => {
  it('keeps digits and one K at the end', () => {
    expect(tidyNumber('run', '12.345.678-5')).toBe('123456785');
    expect(tidyNumber('run', '1000005k')).toBe('1000005K');
    expect(tidyNumber('run', 'K12K3')).toBe('123');
    expect(tidyNumber('run', '1234567890123')).toBe('123456789');
  });

  it('shows it as on the card', () => {
    expect(shownNumber('run', '1')).toBe('1');
    expect(shownNumber('run', '123456785')).toBe('12.345.678-5');
    expect(shownNumber('run', '1000005K')).toBe('1.000.005-K');
  });

  it.each([
    ['', 'empty'],
    ['1', 'notARun'],
    ['123456784', 'checkDigit'],
    ['123456785', null],
    ['1000005K', null],
  ])('%s: %s', (number, trouble) => {
    expect(documentTrouble('run', number)).toBe(trouble);
  });
});

describe('other documents', () => {
  it('takes letters and digits, three at least', () => {
    expect(tidyNumber('passport', 'ab 123.45')).toBe('AB12345');
    expect(documentTrouble('passport', 'AB')).toBe('short');
    expect(documentTrouble('passport', 'AB1')).toBeNull();
  });
});

describe('a masked number', () => {
  it('shows the last two characters and no others', () => {
    expect(masked({ type: 'run', value: '123456785' })).toBe('**.***.**8-5');
    expect(masked({ type: 'run', value: '1000005K' })).toBe('*.***.**5-K');
    expect(masked({ type: 'passport', value: 'AB12345' })).toBe('*****45');
  });
});
