/** Writes the constructor that Python gives a dataclass: it sets a field for each attribute with a type. */
import type { Node } from 'web-tree-sitter';
import type { AssignStatement, FunctionStatement, Parameter, Statement } from '../../source/program.ts';
import type { Range } from '../../source/range.ts';
import type { CallExpression, Expression, Item, NameExpression } from '../../source/syntax.ts';
import { compact } from '../compact.ts';
import { rangeOf } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';
import { chainOf } from './scopes.ts';

/**
 * `def __init__(self, a, b=1): self.a = a; self.b = b`. Where the class builds on others, what is given without a name is
 * theirs, whose fields come first.
 * @param node the class @param statements of it
 */
export function dataclassConstructor(
  node: Node,
  statements: readonly Node[],
  methods: readonly FunctionStatement[],
  bases: readonly Expression[],
  code: ProgramCode,
): FunctionStatement {
  // Where its name stands, all of it stands that stands nowhere.
  const range = rangeOf(node.childForFieldName('name') ?? node);
  const fields = statements.flatMap((statement) => fieldIn(statement, code));
  const after = methods.filter((method) => method.name === '__post_init__');
  const sets = fields.map(({ name: property, range: place }): AssignStatement => {
    const target = { kind: 'member' as const, object: named('self', place), property, range: place };
    return { kind: 'assign', target, value: named(property, place) };
  });
  const own = fields.map((field) => parameter(field.name, field.range, 'plain', field.fallback));
  const body: Statement[] = [
    ...sets,
    ...after.map(({ nameRange }) => evaluate(methodCall(named('self', nameRange), '__post_init__', []))),
  ];
  const all =
    bases.length === 0
      ? { parameters: own, body }
      : {
          parameters: [parameter('args', range, 'rest'), ...own, parameter('kwargs', range, 'named-rest')],
          body: [evaluate(baseCall(range)), ...body],
        };
  return {
    kind: 'function',
    name: '__init__',
    nameRange: range,
    code: { range: rangeOf(node), receiver: 'self', of: 'instance', isGetter: false, decorators: [], ...all },
  };
}

interface Field {
  readonly name: string;
  readonly range: Range;
  readonly fallback: Expression | null;
}

/** `name: type` and `name: type = value`; a `ClassVar` is none. */
function fieldIn(statement: Node, code: ProgramCode): Field[] {
  const [assignment] = statement.namedChildren;
  if (statement.type !== 'expression_statement' || assignment?.type !== 'assignment') return [];
  const [only] = chainOf(assignment).targets;
  const type = assignment.childForFieldName('type');
  if (only?.target.type !== 'identifier' || type === null || /\bClassVar\b/.test(type.text)) return [];
  const value = assignment.childForFieldName('right');
  return [
    {
      name: only.target.text,
      range: rangeOf(only.target),
      fallback: value === null ? null : fallbackOf(code.expression(value)),
    },
  ];
}

/** `field(default=v)` is v, `field(default_factory=f)` is `f()`. */
function fallbackOf(value: Expression): Expression | null {
  const callee = value.kind === 'call' ? value.callee : null;
  const name = callee?.kind === 'member' ? callee.property : callee?.kind === 'name' ? callee.name : null;
  if (value.kind !== 'call' || name !== 'field') return value;
  for (const { key, value: given } of value.arguments.items) {
    if (key?.kind !== 'string') continue;
    if (key.value === 'default') return given;
    if (key.value === 'default_factory') return callOf(given, []);
  }
  return null;
}

/** `super().__init__(*args, **kwargs)` */
function baseCall(range: Range): CallExpression {
  const given = ['args', 'kwargs'].map((name): Item => {
    return { kind: 'spread', range, key: null, value: named(name, range) };
  });
  return methodCall(callOf(named('super', range), []), '__init__', given);
}

function parameter(
  name: string,
  range: Range,
  takes: Parameter['takes'],
  fallback: Expression | null = null,
): Parameter {
  return { target: { kind: 'name', name, range, isKnown: false }, fallback, takes };
}

function evaluate(value: Expression): Statement {
  return { kind: 'evaluate', value };
}

function named(name: string, range: Range): NameExpression {
  return { kind: 'name', range, name };
}

function methodCall(object: Expression, property: string, items: readonly Item[]): CallExpression {
  const { range } = object;
  return callOf({ kind: 'member', range, object, property, propertyRange: range }, items);
}

function callOf(callee: Expression, items: readonly Item[]): CallExpression {
  const { range } = callee;
  const sequence = { form: 'arguments' as const, range, items, commas: compact([]), comments: compact([]) };
  return { kind: 'call', range, callee, arguments: sequence };
}
