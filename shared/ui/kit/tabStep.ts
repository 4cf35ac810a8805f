/** The tab that an arrow, Home or End leads to, past those that cannot be chosen; null for any other key. */
export function tabStep(key: string, at: number, tabs: readonly { readonly disabled?: boolean }[]): number | null {
  const open = tabs.flatMap(({ disabled }, index) => (disabled === true ? [] : [index]));
  switch (key) {
    case 'ArrowRight':
      return open.find((index) => index > at) ?? open[0] ?? null;
    case 'ArrowLeft':
      return open.findLast((index) => index < at) ?? open.at(-1) ?? null;
    case 'Home':
      return open[0] ?? null;
    case 'End':
      return open.at(-1) ?? null;
    default:
      return null;
  }
}
