import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { canonicalText, readCanonical } from './canonical.ts';

test('the canonical form of any value is read as it is, names that look like numbers too', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.nat(200).map(String), fc.nat()), (value, numbered) => {
      for (const one of [value, numbered, [value, numbered]])
        expect(readCanonical(utf8(canonicalText(one)))).toMatchObject({ ok: true });
    }),
  );
});

test.each(['{"b":1,"a":2}', '{ "a":1}', '{"a":1.0}', '{"a":"\\u0041"}', '[1,]', '', '{"9":1,"10":2}', '{"a":1,"a":1}'])(
  'another spelling is refused: %s',
  (text) => expect(readCanonical(utf8(text)).ok).toBe(false),
);
