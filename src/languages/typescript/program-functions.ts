/** Reads what functions take and do. */
import type { AssignStatement, Block, FunctionCode, Parameter } from '../../source/program.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { opaque } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';
import { readBlock } from './program-statements.ts';
import { fallbackOf, readTarget } from './program-targets.ts';

/** @param around what it stands in */
export function readFunction(node: AstNode, around: ProgramCode): FunctionCode {
  const code = around.inner();
  const parameters = readParameters(node, code);
  return {
    range: rangeOf(node),
    parameters,
    receiver: null,
    of: 'none',
    isGetter: node['kind'] === 'get',
    decorators: children(node, 'decorators').flatMap((decorator) => {
      const expression = child(decorator, 'expression');
      return expression === null ? [] : [around.expression(expression)];
    }),
    body: [...code.takeBefore(), ...readBody(node, code)],
  };
}

/** @param code the function's own */
function readParameters(node: AstNode, code: ProgramCode): Parameter[] {
  return children(node, 'params').flatMap((parameter): Parameter[] => {
    const inner =
      parameter.type === 'TSParameterProperty' ? (child(parameter, 'parameter') ?? parameter) : parameter;
    const rest = inner.type === 'RestElement' ? child(inner, 'argument') : null;
    // `this: Props` is a type alone.
    if (textOf(inner, 'name') === 'this') return [];
    return [
      {
        target: readTarget(rest ?? inner, false, code),
        fallback: fallbackOf(inner, code),
        takes: rest === null ? 'plain' : 'rest',
      },
    ];
  });
}

/** `constructor(private readonly role: string)` sets a field of that name. */
export function parameterFields(node: AstNode, code: ProgramCode): AssignStatement[] {
  return children(node, 'params').flatMap((parameter): AssignStatement[] => {
    const inner = parameter.type === 'TSParameterProperty' ? child(parameter, 'parameter') : null;
    const target = inner === null ? null : readTarget(inner, false, code);
    if (target?.kind !== 'name') return [];
    const { name, range } = target;
    const object = { kind: 'name' as const, range, name: 'this' };
    return [
      {
        kind: 'assign',
        target: { kind: 'member', object, property: name, range },
        value: { kind: 'name', range, name },
      },
    ];
  });
}

function readBody(node: AstNode, code: ProgramCode): Block {
  const body = child(node, 'body');
  if (body === null) return [];
  if (body.type !== 'BlockStatement') {
    const value = code.expression(body);
    return [...code.takeBefore(), { kind: 'return', value }];
  }
  const block = readBlock(children(body, 'body'), code);
  return code.isGenerator ? [...block, { kind: 'return', value: opaque(node, 'a generator') }] : block;
}
