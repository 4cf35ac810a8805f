import type { PolicySetting } from '../branch/config.ts';
import { findPolicy } from './registry.ts';

/** What a parameter counts, as the end of its name says. */
type ParameterUnit = 'percent' | 'millis' | 'seconds' | 'count';

export type ParameterBounds = { readonly unit: ParameterUnit; readonly min: number; readonly max: number };

const HOUR = 3_600_000;
/** The most that a whole number of a configuration may be at all. */
const MOST = 86_400_000;

/**
 * From where to where a parameter of a rule makes sense, in its own units. Times of a limit reach four times the limit: beyond
 * it nobody would come into their tier on any day. Instants reach four hours, the longest that a branch is open without a break
 * in the calls; a count is a count.
 */
export function parameterBounds(name: string): ParameterBounds {
  if (name.endsWith('Percent')) return { unit: 'percent', min: 0, max: 400 };
  if (name.endsWith('Ms')) return { unit: 'millis', min: 0, max: 4 * HOUR };
  if (name.endsWith('Seconds')) return { unit: 'seconds', min: 0, max: 4 * 3600 };
  return { unit: 'count', min: 0, max: name === 'greenServices' ? MOST : 1000 };
}

/** What is wrong with a rule and its parameters; null when a day may open with them. */
export type PolicyFault =
  | { readonly kind: 'unknownPolicy' }
  | { readonly kind: 'unknownParameter'; readonly parameter: string }
  | { readonly kind: 'outOfBounds'; readonly parameter: string; readonly bounds: ParameterBounds };

export function policyFault({ name, version, params }: PolicySetting): PolicyFault | null {
  const rule = findPolicy(name, version);
  if (rule === null) return { kind: 'unknownPolicy' };
  for (const [parameter, value] of Object.entries(params)) {
    if (!Object.hasOwn(rule.defaults, parameter)) return { kind: 'unknownParameter', parameter };
    const bounds = parameterBounds(parameter);
    if (!Number.isInteger(value) || value < bounds.min || value > bounds.max)
      return { kind: 'outOfBounds', parameter, bounds };
  }
  return null;
}
