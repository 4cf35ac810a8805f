/** A text in SQL, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Some days of branches as a condition on their rows. */
export function daysSql(days: readonly { readonly branchId: string; readonly date: string }[]): string {
  const byBranch = Map.groupBy(days, ({ branchId }) => branchId);
  const parts = [...byBranch].map(
    ([branchId, of]) =>
      `branch_id = ${quoted(branchId)} AND business_date IN (${of.map(({ date }) => quoted(date)).join(', ')})`,
  );
  return parts.map((part) => `(${part})`).join(' OR ');
}

export const ONLY_ONE_QUESTION = 'only one question may be asked';

/** A question, and nothing that writes: one statement that begins as a question does. Each engine refuses besides what writes. */
export function mustOnlyAsk(sql: string): void {
  if (!/^\s*(SELECT|WITH)\b/i.test(sql) || sql.includes(';')) throw new Error(ONLY_ONE_QUESTION);
}
