import { parse } from 'acorn';
import type { Age } from './rooms.ts';

/** Something that a browser of 2019 (Chromium 79, Safari 13) lacks, and how it looks in the output. */
type Lack = {
  readonly name: string;
  readonly inCode?: RegExp;
  /** The output asks first whether it is there, or uses it only for what no page does. */
  readonly asked?: RegExp;
  readonly inStyle?: RegExp;
};

/**
 * What the pages of 2019 may not use: from MDN's compatibility tables, what arrived in Chromium after 79 or in Safari after
 * 13.0 and what people here would reach for. Grammar is not in it: a parser knows that better.
 */
const LACKS: readonly Lack[] = [
  { name: 'Array.prototype.at', inCode: /\.at\(-?\d/ },
  { name: 'findLast', inCode: /\.findLast(?:Index)?\(/ },
  { name: 'toSorted, toReversed, toSpliced', inCode: /\.to(?:Sorted|Reversed|Spliced)\(/ },
  { name: 'Object.hasOwn', inCode: /Object\.hasOwn\(/ },
  { name: 'Object.groupBy', inCode: /(?:Object|Map)\.groupBy\(/ },
  { name: 'replaceAll', inCode: /\.replaceAll\(/ },
  { name: 'Promise.any, withResolvers', inCode: /Promise\.(?:any|withResolvers)\(/ },
  { name: 'structuredClone', inCode: /(?<![.\w])structuredClone\(/ },
  { name: 'an id from crypto', inCode: /\.random(?:UUID)\(/ },
  { name: 'AbortSignal.timeout, any', inCode: /AbortSignal\.(?:timeout|any)\(/ },
  // The formatter of messages reckons with one where it is given one: no message of ours is.
  { name: 'BigInt', inCode: /(?<![.\w"'`])BigInt(?:64Array)?\(/, asked: /formatting bigint/ },
  { name: 'WeakRef', inCode: /new (?:WeakRef|FinalizationRegistry)\(/ },
  { name: 'BroadcastChannel', inCode: /new BroadcastChannel\(/ },
  { name: 'ResizeObserver', inCode: /new ResizeObserver\(/ },
  { name: 'Intl.DisplayNames, ListFormat, Segmenter', inCode: /new Intl\.(?:DisplayNames|ListFormat|Segmenter)\(/ },
  { name: 'look-behind in a pattern', inCode: /\(\?<[=!]/ },
  { name: 'dialog element', inCode: /\.showModal\(/, asked: /typeof[^;{}]{0,40}\.showModal/ },
  { name: 'inset', inStyle: /[{;]\s*inset(?:-\w+)*:/ },
  {
    name: 'gap between flexible boxes',
    inStyle: /\{(?=[^{}]*display:\s*(?:inline-)?flex)[^{}]*[{;]?\b(?:row-|column-)?gap:[^{}]*\}/,
  },
  { name: 'aspect-ratio', inStyle: /[{;]\s*aspect-ratio:/ },
  { name: ':is, :where, :has', inStyle: /:(?:is|where|has)\(/ },
  { name: ':focus-visible without another rule', inStyle: /,[^{}]*:focus-visible|:focus-visible[^{}]*,/ },
  { name: 'container queries', inStyle: /@container|container-type:/ },
  { name: 'layers', inStyle: /@layer/ },
  { name: 'color-mix, oklch', inStyle: /color-mix\(|oklch\(/ },
  { name: 'small and dynamic viewport units', inStyle: /\d[dsl]v[hw]\b/ },
  { name: 'clamp', inStyle: /[:\s(,]clamp\(/ },
  { name: 'logical margins and paddings in one word', inStyle: /[{;]\s*(?:margin|padding)-(?:inline|block):/ },
];

/** What `code` needs of the browser beyond an age; empty where nothing. A grammar error names its place. */
export function neededByCode(code: string, { grammar }: Age): string[] {
  const found: string[] = [];
  try {
    parse(code, {
      ecmaVersion: grammar,
      sourceType: 'module',
      // Of ES2020 only `import()` and `import.meta` are older than 2019's browsers.
      onToken: (token) => {
        if (grammar > 2020) return;
        const { label } = token.type;
        const sign =
          label === '?.' || label === '??'
            ? label
            : typeof (token as { value?: unknown }).value === 'bigint'
              ? 'a big integer'
              : null;
        if (sign !== null) found.push(`${sign} of ES2020 at ${token.start}`);
      },
    });
  } catch (error) {
    found.push(`grammar newer than ES${grammar}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return grammar > 2020
    ? found
    : [...found, ...LACKS.flatMap(({ name, inCode, asked }) => (asked?.test(code) ? [] : seen(name, inCode, code)))];
}

/** What a style sheet needs of the browser beyond an age. */
export function neededByStyle(style: string, { grammar }: Age): string[] {
  return grammar > 2020 ? [] : LACKS.flatMap(({ name, inStyle }) => seen(name, inStyle, withoutSupports(style)));
}

/** A style sheet without what it keeps for browsers that say that they can: `@supports (…) {…}`. */
function withoutSupports(style: string): string {
  let rest = style;
  for (let at = rest.indexOf('@supports'); at >= 0; at = rest.indexOf('@supports')) {
    let depth = 0;
    let end = rest.indexOf('{', at);
    do {
      if (rest[end] === '{') depth += 1;
      if (rest[end] === '}') depth -= 1;
      end += 1;
    } while (depth > 0 && end < rest.length);
    rest = rest.slice(0, at) + rest.slice(end);
  }
  return rest;
}

/** Each place of what was found, with as much of its surroundings as helps to find it again. */
function seen(name: string, sign: RegExp | undefined, text: string): string[] {
  if (sign === undefined) return [];
  return [...text.matchAll(new RegExp(sign, 'g'))].map(
    ({ index }) => `${name}: …${text.slice(Math.max(0, index - 40), index + 80)}…`,
  );
}
