/** Reads texts as TypeScript, for tests. */
import { expect } from 'vitest';
import type { Range } from '../../../src/source/range.ts';
import { createTypeScript } from '../../../src/languages/typescript/index.ts';
import type { Binding, Expression, Module, Sequence } from '../../../src/source/syntax.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';

const typescript = createTypeScript(VOCABULARY, null);

/** Reads a text that must be right. */
export function read(text: string, path = '/library/x.ts'): Module {
  const module = typescript.read({ path, text });
  expect(module.problems, text).toEqual([]);
  return module;
}

export function bindings(module: Module, name: string): readonly Binding[] {
  return module.scope.bindings.get(name) ?? [];
}

/** What the one binding of a name is bound to. */
export function valueOf(module: Module, name = 'X'): Expression {
  const [binding, second] = bindings(module, name);
  if (binding?.kind !== 'value' || second !== undefined) throw new Error(`${name} isn't one value`);
  return binding.value;
}

/** The expression of `const X = …`. */
export function expression(source: string, path?: string): Expression {
  return valueOf(read(`const X = ${source};\n`, path));
}

/** The sequence of a literal or of a call's arguments. */
export function sequenceOf(value: Expression): Sequence {
  if (value.kind === 'call') return value.arguments;
  if (value.kind === 'map' || value.kind === 'list') return value.sequence;
  throw new Error(`${value.kind} has no sequence`);
}

export function slice({ text }: { readonly text: string }, { start, end }: Range): string {
  return text.slice(start, end);
}

/** An expression as short text that tells its kind, for comparisons. */
export function shape(value: Expression): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value);
    case 'constant':
      return String(value.value);
    case 'name':
      return value.name;
    case 'member':
      return `${shape(value.object)}.${value.property}`;
    case 'index':
      return `${shape(value.object)}[${shape(value.index)}]`;
    case 'call':
      return `${shape(value.callee)}(${items(value.arguments)})`;
    case 'map':
      return `{${items(value.sequence)}}`;
    case 'list':
      return `[${items(value.sequence)}]`;
    case 'concatenation':
      return `${value.what}<${value.parts.map(shape).join(' + ')}>`;
    case 'merge':
      return `merge<${value.parts.map(shape).join(' | ')}>`;
    case 'conditional':
      return `either<${value.branches.map(shape).join(' | ')}>`;
    case 'function':
      return `function<${value.returns.map(shape).join(' | ')}>`;
    case 'class':
      return `class ${value.name} {${items(value.statics)}}`;
    case 'typed':
      return `${value.type}<${shape(value.value)}>`;
    case 'opaque':
      return `(${value.what})`;
  }
}

function items(sequence: Sequence): string {
  return sequence.items
    .map((item) => {
      const key = item.key === null ? '' : `${shape(item.key)}: `;
      return `${item.kind === 'spread' ? '...' : ''}${key}${shape(item.value)}`;
    })
    .join(', ');
}
