/** Reads what Python's functions and lambdas take and do. */
import type { Node } from 'web-tree-sitter';
import type { Block, FunctionCode, Parameter } from '../../source/program.ts';
import type { Expression } from '../../source/syntax.ts';
import { opaque, rangeOf } from './expressions.ts';
import { ProgramCode } from './program-code.ts';
import { readBlock } from './program-statements.ts';

/** Decorators that leave a function's calls what they are, or say what its first parameter is. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'abstractmethod',
  'abstractproperty',
  'cache',
  'cached_property',
  'classmethod',
  'final',
  'lru_cache',
  'overload',
  'override',
  'property',
  'staticmethod',
]);

/** Methods that Python takes for one of the class without being told (Data model, 3.3.1, 3.3.3, 3.3.5). */
const OF_CLASS: ReadonlySet<string> = new Set(['__new__', '__init_subclass__', '__class_getitem__']);

/** @param node a function or lambda @param around what it stands in */
export function readFunction(
  node: Node,
  around: ProgramCode,
  decorators: readonly Node[] = [],
): FunctionCode {
  const parameters = parametersOf(node, around);
  return {
    range: rangeOf(node),
    parameters,
    receiver: null,
    of: 'none',
    isGetter: false,
    decorators: decoratorsOf(decorators, around),
    body: bodyOf(node, new ProgramCode(around)),
  };
}

/** A function that stands in a class. @param around what the class stands in */
export function readMethod(node: Node, around: ProgramCode, decorators: readonly Node[]): FunctionCode {
  const code = readFunction(node, around, decorators);
  const names = new Set(decorators.map(nameOf));
  const [first, ...others] = code.parameters;
  const isOfClass = names.has('classmethod') || OF_CLASS.has(node.childForFieldName('name')?.text ?? '');
  if (names.has('staticmethod') || first?.takes !== 'plain' || first.target.kind !== 'name') return code;
  return {
    ...code,
    parameters: others,
    receiver: first.target.name,
    of: isOfClass ? 'class' : 'instance',
    isGetter: names.has('property') || names.has('cached_property') || names.has('abstractproperty'),
  };
}

/** What a decorator is called: `functools.lru_cache(maxsize=1)` is `lru_cache`. */
export function nameOf(decorator: Node): string {
  const [, name = ''] = /^@[\s(]*(?:\w+\s*\.\s*)*(\w+)/.exec(decorator.text) ?? [];
  return name;
}

function decoratorsOf(decorators: readonly Node[], code: ProgramCode): Expression[] {
  return decorators.flatMap((decorator) => {
    const expression = decorator.firstNamedChild;
    return expression === null || TRANSPARENT.has(nameOf(decorator)) ? [] : [code.expression(expression)];
  });
}

function bodyOf(node: Node, code: ProgramCode): Block {
  const body = node.childForFieldName('body');
  if (body === null) return [];
  if (node.type === 'lambda') {
    const value = code.expression(body);
    return [...code.takeBefore(), { kind: 'return', value }];
  }
  const block = readBlock(body, code);
  if (!code.isGenerator) return block;
  return [...block, { kind: 'return', value: opaque(node, 'a generator') }];
}

function parametersOf(node: Node, code: ProgramCode): Parameter[] {
  const given = node.childForFieldName('parameters')?.namedChildren ?? [];
  return given.flatMap((parameter): Parameter[] => {
    // `a: int` has no field for its name.
    const named =
      parameter.childForFieldName('name') ??
      (parameter.type === 'typed_parameter' ? parameter.firstNamedChild : parameter);
    const takes = TAKES.get(named?.type ?? '') ?? 'plain';
    const name = takes === 'plain' ? named : named?.firstNamedChild;
    // Others separate parameters: `/`, `*`.
    if (name?.type !== 'identifier') return [];
    const fallback = parameter.childForFieldName('value');
    return [
      {
        target: { kind: 'name', name: name.text, range: rangeOf(name), isKnown: false },
        fallback: fallback === null ? null : code.expression(fallback),
        takes,
      },
    ];
  });
}

const TAKES: ReadonlyMap<string, Parameter['takes']> = new Map([
  ['list_splat_pattern', 'rest'],
  ['dictionary_splat_pattern', 'named-rest'],
]);
