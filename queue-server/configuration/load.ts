import { readFileSync } from 'node:fs';
import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { defaultPolicy } from '@turno25/shared/domain/dispatch/defaultPolicy.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { isWellFormed } from '@turno25/shared/domain/wellFormed.ts';
import { speakOfIssues } from '@turno25/shared/http/issueWords.ts';
import { z } from 'zod';

/** The catalogue that a new branch begins with when it is given no file. */
export const SEED_CONFIG = new URL('./seed/chileatiende.json', import.meta.url);

/** What a *móvil de atención* begins with: few services, two counters, none that handles money at either. */
export const MOBILE_SEED_CONFIG = new URL('./seed/movil.json', import.meta.url);

const withoutPolicy = z.looseObject({
  branch: z.looseObject({ category: branchConfig.shape.branch.shape.category }),
  policy: z.undefined().optional(),
});

/**
 * Reads a branch's configuration file. One that names no rule gets the default of its category. The error lists every
 * place that does not fit, one a line.
 */
export function loadConfig(file: string | URL): Result<BranchConfig, string> {
  speakOfIssues();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return err(`cannot read ${String(file)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err(`${String(file)} is not JSON: ${(error as Error).message}`);
  }
  if (!isWellFormed(json)) return err(`${String(file)} has half a character in one of its texts`);
  const bare = withoutPolicy.safeParse(json);
  const parsed = branchConfig.safeParse(
    bare.success ? { ...bare.data, policy: defaultPolicy(bare.data.branch.category) } : json,
  );
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
