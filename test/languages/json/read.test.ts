/** Reading JSON: every value has the range of its text, and what is wrong is said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJson } from '../../../src/languages/json/index.ts';
import { withResourceLimits } from '../../../src/languages/resource-limits.ts';
import type { Expression, Module } from '../../../src/source/syntax.ts';
import { plain } from '../../support/plain-value.ts';

const json = withResourceLimits(createJson());

function read(text: string): Module {
  return json.read({ path: '/pipeline.json', text });
}

/** Every expression of a value, keys among them. */
function* all(expression: Expression): Generator<Expression> {
  yield expression;
  if (expression.kind !== 'map' && expression.kind !== 'list') return;
  for (const { key, value } of expression.sequence.items) {
    if (key !== null) yield key;
    yield* all(value);
  }
}

const value = fc.jsonValue({ noUnicodeString: false });

describe('what is read', () => {
  test.each([0, 2, '\t'])('is what JSON.parse gives, indented by %j', (indent) => {
    fc.assert(
      fc.property(value, (each) => {
        const text = JSON.stringify(each, null, indent);
        const { document, problems } = read(text);
        expect(problems).toEqual([]);
        expect(plain(document)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('has the place of its text', () => {
    fc.assert(
      fc.property(value, (each) => {
        const text = `\uFEFF${JSON.stringify(each, null, 2)}\r\n`;
        const { document } = read(text);
        for (const { kind, range, ...rest } of document === null ? [] : all(document)) {
          const own = text.slice(range.start, range.end);
          expect(() => JSON.parse(own) as unknown).not.toThrow();
          if (kind === 'string' && 'content' in rest && rest.content !== null)
            expect(own).toBe(`"${text.slice(rest.content.start, rest.content.end)}"`);
        }
      }),
    );
  });

  test('has the commas between its items', () => {
    const { document } = read('{"a": [1, 2], "b": {}}');
    expect(document?.kind === 'map' && document.sequence.commas).toEqual([12]);
    const [first] = document?.kind === 'map' ? document.sequence.items : [];
    expect(first?.range).toEqual({ start: 1, end: 12 });
    expect(first?.value.kind === 'list' && first.value.sequence.commas).toEqual([8]);
  });
});

describe('what is wrong', () => {
  test.each([
    ['{"a": 1,}', 'this is no JSON: property name expected', 8],
    ['{"a": 1} // why', 'this is no JSON: invalid comment token', 9],
    ["{'a': 1}", 'this is no JSON: invalid symbol', 1],
    ['{"a": 1', 'this is no JSON: close brace expected', 7],
    ['{"a" 1}', 'this is no JSON: colon expected', 5],
    ['', 'this is no JSON: value expected', 0],
    ['{} {}', 'this is no JSON: end of file expected', 3],
  ])('%s', (text, message, start) => {
    const { document, problems } = read(text);
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ message, range: { start } });
  });

  test('is told of all that JSON.parse refuses, and of nothing that it takes', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      'true',
      'null',
      ' ',
      '\n',
      '0',
      '.',
      'e',
      '"',
      '\\',
      '\t',
      '/*',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect([text, read(text).problems.length === 0]).toEqual([text, isJson]);
      }),
      { numRuns: 5000 },
    );
  });

  test('a nesting that nobody reads', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(read(text).problems[0]?.message).toBe('it is nested deeper than can be read');
  });
});
