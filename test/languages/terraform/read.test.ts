/** Reading Terraform as far as it is data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTerraform } from '../../../src/languages/terraform/index.ts';
import { withResourceLimits } from '../../../src/languages/resource-limits.ts';
import type { Expression, Module } from '../../../src/source/syntax.ts';
import { plain } from '../../support/plain-value.ts';

const terraform = withResourceLimits(createTerraform());

function read(text: string): Module {
  return terraform.read({ path: '/main.tf', text });
}

/** The value of `a` at the top, with the text that it has for what isn't data. */
function valueOf(text: string): unknown {
  const { document } = read(text);
  const items = document?.kind === 'map' ? document.sequence.items : [];
  const found = items.find(({ key }) => key?.kind === 'string' && key.value === 'a');
  return found === undefined ? undefined : plain(found.value);
}

describe('values', () => {
  test.each<[string, unknown]>([
    ['"b"', 'b'],
    ['"\\"\\\\\\n\\u00e9\\U0001D4D0 $${x} %%{y} $5 100%"', '"\\\né𝓐 ${x} %{y} $5 100%'],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['[1, "b", # c\n 2,\n]', [1, 'b', 2]],
    ['{ b = 1, "c" : [2]\n d-e = { } // x\n /* y */ 1 = "z" }', { b: 1, c: [2], 'd-e': {}, '?': 'opaque' }],
    ['<<EOF\n  x\n   "${"$"}{y}"\nEOF\n', 'concatenation'],
    ['<<EOF\n  x\n   $${y}\n\nEOF', '  x\n   ${y}\n\n'],
    ['<<-E_O-F\n    x\n\n      y\n  E_O-F', 'x\n\n  y\n'],
    ['<<EOF\nEOF', ''],
    ['"b${c}"', 'concatenation'],
    ['"%{ if x }y%{ endif }"', 'concatenation'],
    ['1 + 2', 'opaque'],
    ['b ? "c" : "d"', 'opaque'],
    ['[for x in y : { z = x }]', 'opaque'],
    ['{ for k, v in y : k => v }', 'opaque'],
    ['b[0].c', 'opaque'],
    ['"b" == "${"}"}" # c }', 'opaque'],
    ['(\n b\n)', 'opaque'],
    ['[b ?\n c : d, 1]', ['opaque', 1]],
    ['var.b.c', 'member'],
    ['f("x", { y = 1 }...)', 'call'],
  ])('%s', (text, value) => {
    expect(valueOf(`z = 1\na = ${text}\ny = 2\n`)).toEqual(value);
    expect(valueOf(`z = 1\r\na = ${text}\r\n`.replaceAll(/\r?\n/g, '\r\n'))).toEqual(
      typeof value === 'string' && text.startsWith('<<') ? value.replaceAll('\n', '\r\n') : value,
    );
  });

  test('any value of JSON is what it is there', () => {
    const key = fc.string({ minLength: 1 }).filter((each) => !/[$%]\{/.test(each) && each !== '__proto__');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string().filter((each) => !/[$%]\{/.test(each)),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree')),
        fc.dictionary(key, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
        expect(valueOf(`a = ${JSON.stringify(value, null, indent)}`)).toEqual(value);
      }),
    );
  });
});

test('blocks are calls of their types, with labels and a body', () => {
  const { document, comments, text } = read(
    '# x\nresource "t" n {\n  a = 1 // y\n  b {\n    c = "d"\n  }\n}\n',
  );
  const [block] = document?.kind === 'map' ? document.sequence.items : [];
  expect(block?.value).toMatchObject({ kind: 'call', callee: { name: 'resource' } });
  const parts = block?.value.kind === 'call' ? block.value.arguments.items.map((item) => item.value) : [];
  expect(parts.slice(0, 2).map(plain)).toEqual(['t', 'n']);
  const body = parts[2] as Expression;
  expect(body.kind === 'map' && body.sequence.items.map((item) => [item.kind, plain(item.value)])).toEqual([
    ['entry', 1],
    ['element', 'call'],
  ]);
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# x', '// y']);
});

describe('what is no Terraform has no document, and is no problem', () => {
  test.each([
    'a = ',
    'a = "b',
    'a = "b\n"',
    '}',
    'a {',
    'a = [1',
    'a = <<EOF\n',
    'a = "${b"',
    '[1]',
    'a = { b }',
  ])('%s', (text) => {
    const { document, problems } = read(text);
    expect([text, document === null || valueOf(text) === 'opaque', problems]).toEqual([text, true, []]);
  });

  test('whatever it is', () => {
    const piece = fc.constantFrom(
      ...['a', ' = ', '{', '}', '[', ']', '(', ')', '"', '\\', '${', '%{', '$${', '<<E\n', 'E\n', '\n', ','],
      ...['#', '//', '/*', '*/', '1', '.', ':', 'for ', '\r'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(read(pieces.join('')).problems).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['opaque values in each other', (n: number) => `a = ${'[1 + '.repeat(n)}1${']'.repeat(n)}`, 900],
  ['brackets', (n: number) => `a = ${'['.repeat(n)}`, 100_000],
  ['heredocs without an end', (n: number) => 'a = <<EOF\n'.repeat(n), 20_000],
  ['heredocs in each other', (n: number) => 'a = <<EOF\n${\n'.repeat(n), 20_000],
  ['comments', (n: number) => `/*${'*'.repeat(n)}*/ a = 1`, 900_000],
  ['one long text', (n: number) => `a = "${'x$'.repeat(n)}"`, 100_000],
])('%s are read in no time', (_, of, count) => {
  const text = of(count);
  const began = performance.now();
  read(text);
  expect(performance.now() - began).toBeLessThan(2000);
});
