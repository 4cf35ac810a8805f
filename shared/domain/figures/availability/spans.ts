import type { Instant, Millis } from '../../ids.ts';

/** From an instant on until just before another, UTC ms. */
export type Span = { readonly from: Instant; readonly until: Instant };
/** Spans in order that neither touch nor overlap. */
export type Spans = readonly Span[];

/** The same time in order, once each. */
export function union(spans: readonly Span[]): Spans {
  const sorted = spans.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.until) joined.push(span);
    else if (span.until > last.until) joined[joined.length - 1] = { from: last.from, until: span.until };
  }
  return joined;
}

/** What is in both. */
export function both(a: Spans, b: Spans): Spans {
  const shared: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const one = a[i];
    const other = b[j];
    if (one === undefined || other === undefined) return shared;
    const from = Math.max(one.from, other.from);
    const until = Math.min(one.until, other.until);
    if (from < until) shared.push({ from, until });
    if (one.until < other.until) i += 1;
    else j += 1;
  }
}

/** What is in the first and not in the second. */
export function without(a: Spans, b: Spans): Spans {
  const rest: Span[] = [];
  for (const { from, until } of a) {
    let begins = from;
    for (const cut of b) {
      if (cut.until <= begins || cut.from >= until) continue;
      if (cut.from > begins) rest.push({ from: begins, until: cut.from });
      begins = Math.max(begins, cut.until);
    }
    if (begins < until) rest.push({ from: begins, until });
  }
  return rest;
}

/** How long they are in all, ms. */
export function lengthOf(spans: Spans): Millis {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0);
}
