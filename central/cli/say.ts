/** A line for whoever sits at the machine. */
export function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says why nothing was done; the process ends with 2, or with 1 where something was found to be wrong. */
export function fail(text: string, code: 1 | 2 = 2): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
}
