import { describe, expect, it } from 'vitest';
import { languageName, reasonName } from './words.ts';

describe('reasonName', () => {
  it('has words for the reasons of the seeded catalogue', () => {
    expect(reasonName('pause', 'lunch')).toBe('Colación');
  });
  it('shows a code that it does not know', () => {
    expect(reasonName('pause', 'brigade')).toBe('brigade');
  });
});

describe('languageName', () => {
  it('names the language, not the region', () => {
    expect(languageName('es-CL')).toBe('Español');
    expect(languageName('en')).toBe('Inglés');
  });
});
