import { describe, expect, it } from 'vitest';
import { type Burst, hearEnd, hearKey, NO_KEYS } from './wedge.ts';

/** Types keys with the same gap between them; gives back what was heard as a person's, and what waits. */
function type(text: string, gap: number): { burst: Burst; typed: string; at: number } {
  let burst = NO_KEYS;
  let typed = '';
  let at = 1_000;
  for (const key of text) {
    at += gap;
    const heard = hearKey(burst, key, at);
    burst = heard.burst;
    typed += heard.typed;
  }
  return { burst, typed, at };
}

describe('a scanner that types', () => {
  it('is known by its pace, whatever ends its code', () => {
    const { burst, typed } = type('7KQ4M-XW2PD', 8);
    expect(typed).toBe('');
    expect(hearEnd(burst)).toEqual({ burst: NO_KEYS, typed: '', scan: '7KQ4M-XW2PD' });
  });

  it('that is slow gives its whole code at once, to be known by what it says', () => {
    const { burst, typed } = type('7KQ4M-XW2PD', 60);
    expect(typed).toBe('');
    expect(hearEnd(burst)).toEqual({ burst: NO_KEYS, typed: '7KQ4M-XW2PD', scan: null });
  });

  it('that stops in the middle leaves nothing held back', () => {
    const { burst } = type('7KQ4', 8);
    expect(hearEnd(burst)).toEqual({ burst: NO_KEYS, typed: '7KQ4', scan: null });
  });

  it('is not taken for a person when another code follows', () => {
    const { burst, at } = type('7KQ4M-XW2PD', 8);
    expect(hearKey(burst, '7', at + 500)).toMatchObject({ typed: '', scan: '7KQ4M-XW2PD', burst: { keys: '7' } });
  });
});

describe('a person', () => {
  it('is heard key by key', () => {
    const { burst, typed } = type('12345678', 120);
    expect(typed + hearEnd(burst).typed).toBe('12345678');
    expect(hearEnd(burst).scan).toBeNull();
  });

  it('who rolls two keys and Enter is no scanner', () => {
    const { burst } = type('12', 20);
    expect(hearEnd(burst)).toMatchObject({ typed: '12', scan: null });
  });
});
