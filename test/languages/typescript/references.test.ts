/** The places that use a port's name, or refer to a property of a step. */
import { expect, test } from 'vitest';
import type { Reference } from '../../../src/source/syntax.ts';
import { read, slice } from './reading.ts';

function uses(text: string, kind: Reference['kind']): string[] {
  return read(text)
    .references.filter((use) => use.kind === kind)
    .map((use) => use.text);
}

test.each([
  ['x["a"]', ['a']],
  ['x?.[`a`]', ['a']],
  ['x[a]', []],
  ['x.get("a")', ['a']],
  ['x?.has("a")', ['a']],
  ['Object.hasOwn(x, "a")', ['a']],
  ['x.find("a")', []],
  ['"a" in x', ['a']],
  ['a in x', []],
  ['({ a: 1, "b": 2, c, d() {} })', ['a', 'b', 'c', 'd']],
  ['({ [a]: 1, ["b"]: 2 })', ['b']],
  ['const { a, b: c } = outputs', ['a', 'b']],
  ['outputs.a', ['a']],
  ['step.outputs.a', ['a']],
  ['this.inputs!.a', ['a']],
  ['(x as Step).expectedOutputPaths?.a', ['a']],
  ['contract.expected_input_paths.a', ['a']],
  ['x.a', []],
  ['output_path', []],
])('the keys of %s', (text, expected) => {
  expect(uses(`${text};`, 'key')).toEqual(expected);
});

test.each([
  ['step.properties.A.B', ['A.B']],
  ['step?.properties?.A?.B', ['A.B']],
  [`step.properties.Outputs['a'].S3Uri`, [`Outputs['a'].S3Uri`]],
  ['step.properties\n  .A\n  .B', ['A.B']],
  ['step.properties!.A!.B', ['A.B']],
  ['f(step.properties.A).B', ['A']],
  ['step.properties', []],
  ['properties.A', []],
  ['a[step.properties.A].properties.B', ['B', 'A']],
])('the property paths of %s', (text, expected) => {
  expect(uses(`${text};`, 'property')).toEqual(expected);
});

test.each([
  ['"Steps.Train.ModelArtifacts"', ['Steps.Train.ModelArtifacts']],
  ['`Steps.${name}.Outputs[a]`', ['Steps..Outputs[a]']],
  ['({ Get: "properties.A" })', ['properties.A']],
  ['"A"', []],
])('the texts of %s', (text, expected) => {
  expect(uses(`f(${text});`, 'text')).toEqual(expected);
});

test('uses have a place, in the order of the text', () => {
  const module = read('f(x["a"], outputs.b, step.properties.C.D, { e: "Steps.F" });');
  expect(module.references.map(({ range }) => slice(module, range))).toEqual([
    '"a"',
    'b',
    'step.properties.C.D',
    'e',
    '"Steps.F"',
  ]);
});
