export type Page<T> = { readonly items: readonly T[]; readonly page: number; readonly pages: number };

/** One page of a list; when it does not fit in one, the last slot is the pager's. */
export function pageOf<T>(list: readonly T[], page: number, slots: number): Page<T> {
  if (list.length <= slots) return { items: list, page: 0, pages: 1 };
  const size = slots - 1;
  const pages = Math.ceil(list.length / size);
  const within = Math.min(Math.max(page, 0), pages - 1);
  return { items: list.slice(within * size, (within + 1) * size), page: within, pages };
}
