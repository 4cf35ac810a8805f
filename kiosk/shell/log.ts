export type Log = (event: string, facts: Readonly<Record<string, string | number>>) => void;

/** One JSON object a line for the machine's journal; never what a person typed. */
export const log: Log = (event, facts) => {
  process.stdout.write(`${JSON.stringify({ shell: event, ...facts })}\n`);
};
