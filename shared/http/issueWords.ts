import { z } from 'zod';
import { say } from '../i18n/messages.ts';

type Issue = Parameters<NonNullable<NonNullable<Parameters<typeof z.config>[0]>['customError']>>[0];

/** What is wrong with a value, for whoever wrote the file or fills in the form: the library says it in English. */
function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? say('issue.missing') : say('issue.type', { type: issue.expected });
    case 'unrecognized_keys':
      return say('issue.unknown', { keys: issue.keys.join(', ') });
    case 'too_small':
      return say('issue.tooSmall', { least: Number(issue.minimum), of: issue.origin });
    case 'too_big':
      return say('issue.tooBig', { most: Number(issue.maximum), of: issue.origin });
    case 'invalid_value':
      return say('issue.oneOf', { values: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return say('issue.format');
    default:
      return say('issue.other');
  }
}

/** From here on what a schema of ours refuses without words of its own is said in Spanish. For a program's main, or its gateway. */
export function speakOfIssues(): void {
  z.config({ customError: wordsOf });
}
