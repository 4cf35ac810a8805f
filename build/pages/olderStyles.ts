import postcss, { type ChildNode, type Declaration, type Root, type Rule } from 'postcss';

/**
 * A style sheet as browsers of 2019 understand it (Chromium 79, Safari 13), from one written for today's. Our pages are in
 * languages written from left to right, so that a logical side is a physical one.
 */
export function olderStyle(style: string): string {
  const sheet = postcss.parse(style);
  // Taken down first: what is put in on the way is right already.
  for (const rule of rulesOf(sheet)) {
    flexToGrid(rule);
    plainSelector(rule);
  }
  for (const declaration of declarationsOf(sheet)) physical(declaration);
  for (const declaration of declarationsOf(sheet)) {
    withoutClamp(declaration);
    withoutNewUnits(declaration);
  }
  return sheet.toString();
}

function rulesOf(sheet: Root): Rule[] {
  const rules: Rule[] = [];
  sheet.walkRules((rule) => void rules.push(rule));
  return rules;
}

function declarationsOf(sheet: Root): Declaration[] {
  const declarations: Declaration[] = [];
  sheet.walkDecls((declaration) => void declarations.push(declaration));
  return declarations;
}

const declared = (rule: Rule, prop: string): Declaration | undefined =>
  rule.nodes.find((node): node is Declaration => node.type === 'decl' && node.prop === prop);

/** Neither knows `gap` between flexible boxes, and both know it in a grid. One row or one column says the same in a grid. */
function flexToGrid(rule: Rule): void {
  const display = declared(rule, 'display');
  if (!display || !/^(?:inline-)?flex$/.test(display.value) || !declared(rule, 'gap')) return;
  if (declared(rule, 'flex-wrap')) throw new Error(`${rule.selector}: a wrapping row with a gap has no older form`);
  const inline = display.value === 'inline-flex';
  display.value = inline ? 'inline-grid' : 'grid';
  const way = declared(rule, 'flex-direction');
  if (way?.value === 'column') {
    const align = declared(rule, 'align-items');
    if (align) align.prop = 'justify-items';
    const justify = declared(rule, 'justify-content');
    if (justify) justify.prop = 'align-content';
    else rule.append({ prop: 'align-content', value: 'start' });
    rule.append({ prop: 'grid-auto-columns', value: 'minmax(0, 1fr)' });
  } else {
    rule.append({ prop: 'grid-auto-flow', value: 'column' });
    if (!declared(rule, 'justify-content')) rule.append({ prop: 'justify-content', value: 'start' });
  }
  way?.remove();
}

/** `:where(A, B) C` is spelled out; what needs `:has` is kept for browsers that have it. */
function plainSelector(rule: Rule): void {
  rule.selectors = rule.selectors.flatMap(spelledOut);
  if (rule.selectors.some((selector) => selector.includes(':has('))) {
    const guard = postcss.atRule({ name: 'supports', params: 'selector(:has(a))' });
    rule.replaceWith(guard);
    guard.append(rule);
  }
}

function spelledOut(selector: string): string[] {
  const start = /:(?:where|is)\(/.exec(selector);
  if (start === null) return [selector];
  const from = start.index + start[0].length;
  let depth = 1;
  let end = from;
  const cuts = [from - 1];
  for (; depth > 0; end += 1) {
    if (selector[end] === '(') depth += 1;
    if (selector[end] === ')') depth -= 1;
    if (depth === 1 && selector[end] === ',') cuts.push(end);
  }
  cuts.push(end - 1);
  const before = selector.slice(0, start.index);
  const after = selector.slice(end);
  return cuts
    .slice(1)
    .flatMap((cut, index) => spelledOut(`${before}${selector.slice((cuts[index] ?? 0) + 1, cut).trim()}${after}`));
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const CORNERS: Readonly<Record<string, string>> = {
  'border-start-start-radius': 'border-top-left-radius',
  'border-start-end-radius': 'border-top-right-radius',
  'border-end-start-radius': 'border-bottom-left-radius',
  'border-end-end-radius': 'border-bottom-right-radius',
};

function physical(declaration: Declaration): void {
  const corner = CORNERS[declaration.prop];
  if (corner !== undefined) declaration.prop = corner;
  const values = postcss.list.space(declaration.value);
  const [first = '', second = first, third = first, fourth = second] = values;
  if (declaration.prop === 'inset') {
    spread(
      declaration,
      SIDES.map((side, index) => [side, [first, second, third, fourth][index] ?? first]),
    );
  }
  const pair = /^(margin|padding|inset)-(block|inline)$/.exec(declaration.prop);
  if (pair !== null) {
    const [, what, axis] = pair;
    const sides = axis === 'block' ? ['top', 'bottom'] : ['left', 'right'];
    const name = (side: string): string => (what === 'inset' ? side : `${what}-${side}`);
    spread(declaration, [
      [name(sides[0] ?? ''), first],
      [name(sides[1] ?? ''), second],
    ]);
  }
}

function spread(declaration: Declaration, into: readonly (readonly [string, string])[]): void {
  declaration.replaceWith(...into.map(([prop, value]) => declaration.clone({ prop, value }) as ChildNode));
}

function withoutClamp(declaration: Declaration): void {
  const found = /^clamp\((.*)\)$/s.exec(declaration.value);
  if (found === null) return;
  const [least = '', wished = '', most = ''] = postcss.list.comma(found[1] ?? '');
  declaration.value = `max(${least}, min(${wished}, ${most}))`;
}

/** The height of the screen without the browser's bars, where it is known; elsewhere the whole of it. */
function withoutNewUnits(declaration: Declaration): void {
  if (!/\d[dsl]vh\b/.test(declaration.value)) return;
  const rule = declaration.parent;
  if (rule?.type !== 'rule') return;
  const guard = postcss.atRule({ name: 'supports', params: '(height: 100dvh)' });
  const again = postcss.rule({ selector: (rule as Rule).selector });
  again.append(declaration.clone());
  guard.append(again);
  declaration.value = declaration.value.replace(/(\d)[dsl]vh\b/g, '$1vh');
  rule.after(guard);
}
