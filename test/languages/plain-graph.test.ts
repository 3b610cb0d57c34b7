/** Plain data is read as it was written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphFromBytes, graphToBytes } from '../../src/languages/plain-graph.ts';

function again(value: unknown): unknown {
  return graphFromBytes(graphToBytes(value));
}

const name = fc.stringMatching(/^[a-z]\w{0,8}$/);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(undefined, null, true, false),
    fc.integer(),
    fc.nat(),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(name, tie('value'), { noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((entries) => new Map(entries)),
  ),
}));

test('whatever it is', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(again(given)).toStrictEqual(given);
    }),
    { numRuns: 2000 },
  );
});

test('what is one object is one again, also where it holds itself', () => {
  const shared = { range: { start: 1, end: 300 } };
  const scope: { bindings: Map<string, unknown>; parent: unknown } = { bindings: new Map(), parent: null };
  scope.bindings.set('own', [scope, shared]);
  scope.parent = scope;
  const read = again({ scope, shared }) as { scope: typeof scope; shared: unknown };
  expect(read).toStrictEqual({ scope, shared });
  expect(read.scope.parent).toBe(read.scope);
  const [own, other] = read.scope.bindings.get('own') as [unknown, unknown];
  expect([own, other]).toEqual([read.scope, read.shared]);
  expect(own).toBe(read.scope);
  expect(other).toBe(read.shared);
});

test('of an instance its own properties are written', () => {
  class Late {
    readonly kind = 'function';
    get inside(): number {
      throw new Error('nobody asked');
    }
  }
  expect(again(new Late())).toStrictEqual({ kind: 'function' });
});

test('what is no plain data is refused', () => {
  for (const other of [new Set([1]), () => 1, 1n, Symbol('a'), new Uint8Array(1)])
    expect(() => graphToBytes({ other })).toThrow(TypeError);
});

test('bytes that are cut off, or more, are refused', () => {
  const bytes = graphToBytes({ list: [1, 'a', null], map: new Map([['b', 2]]) });
  for (let end = 0; end < bytes.length; end++)
    expect(() => graphFromBytes(bytes.subarray(0, end)), `${end}`).toThrow(Error);
  expect(() => graphFromBytes(Buffer.concat([bytes, Buffer.from([0])]))).toThrow(RangeError);
});

test('what is nested more deeply than the stack takes is a RangeError', () => {
  let deep: unknown = null;
  for (let at = 0; at < 100_000; at++) deep = [deep];
  expect(() => graphToBytes(deep)).toThrow(RangeError);
});
