import { describe, expect, it } from 'vitest';
import { pageOf } from './pages.ts';

describe('pages', () => {
  const list = Array.from({ length: 11 }, (_, index) => index);

  it('needs none while everything fits', () => {
    expect(pageOf(list.slice(0, 6), 3, 6)).toEqual({ items: [0, 1, 2, 3, 4, 5], page: 0, pages: 1 });
  });

  it('shows everything once over its pages, and stays within them', () => {
    expect(pageOf(list, 2, 6)).toEqual({ items: [10], page: 2, pages: 3 });
    expect(pageOf(list, 9, 6).page).toBe(2);
    expect([0, 1, 2].flatMap((page) => pageOf(list, page, 6).items)).toEqual(list);
  });
});
