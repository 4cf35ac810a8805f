/** The quarter of a date and those before it, newest first, as `2026-Q4`. */
export function lastQuarters(today: string, count: number): readonly string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, back) => {
    const quarter = now - back;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
