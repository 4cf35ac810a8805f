import { describe, expect, it } from 'vitest';
import { type Burst, hearEnter, hearKey, hearSilence, NO_KEYS } from './wedge.ts';

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
  it('is known by its pace and its Enter', () => {
    const { burst, typed, at } = type('7KQ4M-XW2PD', 8);
    expect(typed).toBe('');
    expect(hearEnter(burst, at + 8)).toEqual({ burst: NO_KEYS, typed: '', scan: '7KQ4M-XW2PD' });
  });

  it('that stops in the middle leaves nothing held back', () => {
    const { burst } = type('7KQ4', 8);
    expect(hearSilence(burst)).toEqual({ burst: NO_KEYS, typed: '7KQ4', scan: null });
  });
});

describe('a person', () => {
  it('is heard key by key', () => {
    const { burst, typed, at } = type('12345678', 120);
    expect(typed + hearEnter(burst, at + 300).typed).toBe('12345678');
    expect(hearEnter(burst, at + 300).scan).toBeNull();
  });

  it('who rolls two keys and Enter is no scanner', () => {
    const { burst, at } = type('12', 20);
    expect(hearEnter(burst, at + 20)).toMatchObject({ typed: '12', scan: null });
  });
});
