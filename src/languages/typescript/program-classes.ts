/** Reads what classes have. */
import type {
  AssignStatement,
  Block,
  ClassStatement,
  FunctionStatement,
  Parameter,
  Statement,
} from '../../source/program.ts';
import type { Range } from '../../source/range.ts';
import type { Expression } from '../../source/syntax.ts';
import { compact } from '../compact.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { nameIn } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';
import { parameterFields, readFunction } from './program-functions.ts';

interface Named {
  readonly name: string;
  readonly nameRange: Range;
}

/** @param code what it stands in */
export function readClass(node: AstNode, { name, nameRange }: Named, code: ProgramCode): ClassStatement {
  const base = child(node, 'superClass');
  const body = child(node, 'body');
  const members = body === null ? [] : children(body, 'body');
  const [statics, fields] = [true, false].map((isStatic) =>
    members.filter((member) => (member['static'] === true) === isStatic),
  );
  const methods = members.flatMap((member) => readMethod(member, code));
  const constructor = readConstructor(node, members, fields ?? [], code);
  return {
    kind: 'class',
    name,
    nameRange,
    bases: base === null ? [] : [code.expression(base)],
    statics: (statics ?? []).flatMap((member) =>
      readField(member, code, (field) => ({
        kind: 'name',
        name: field.name,
        range: field.nameRange,
        isKnown: false,
      })),
    ),
    methods: constructor === null ? methods : [constructor, ...methods],
  };
}

/** What a member is called by; null for what only running the code names. */
function nameOf(member: AstNode): Named | null {
  const key = member['computed'] === true ? null : child(member, 'key');
  const name = key === null ? '' : nameIn(key) || (textOf(key, 'value') ?? '');
  return key === null || name === '' ? null : { name, nameRange: rangeOf(key) };
}

function readField(
  member: AstNode,
  code: ProgramCode,
  targetOf: (field: Named) => AssignStatement['target'],
): AssignStatement[] {
  const named = /Property$/.test(member.type) ? nameOf(member) : null;
  const value = named === null ? null : child(member, 'value');
  return named === null || value === null
    ? []
    : [{ kind: 'assign', target: targetOf(named), value: code.expression(value) }];
}

/** A method or a getter that isn't abstract. */
function readMethod(member: AstNode, code: ProgramCode): FunctionStatement[] {
  const isMethod = member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod';
  const named = isMethod ? nameOf(member) : null;
  if (named === null || (member['kind'] !== 'method' && member['kind'] !== 'get')) return [];
  const of = member['static'] === true ? 'class' : 'instance';
  return [{ kind: 'function', ...named, code: { ...readFunction(member, code), receiver: 'this', of } }];
}

/** The constructor, with the fields that stand in the class; null where there is neither. */
function readConstructor(
  node: AstNode,
  members: readonly AstNode[],
  fields: readonly AstNode[],
  code: ProgramCode,
): FunctionStatement | null {
  const written = members.find((member) => member.type === 'ClassMethod' && member['kind'] === 'constructor');
  const inner = code.inner();
  const sets = [
    ...(written === undefined ? [] : parameterFields(written, inner)),
    ...fields.flatMap((member) => readField(member, inner, thisField)),
  ];
  const before = inner.takeBefore();
  if (written === undefined) {
    if (sets.length === 0) return null;
    const nameRange = rangeOf(child(node, 'id') ?? node);
    const hasBase = child(node, 'superClass') !== null;
    const parameters = hasBase ? [rest(nameRange)] : [];
    const body = [...(hasBase ? [superCall(nameRange)] : []), ...before, ...sets];
    return constructorOf(nameRange, { range: rangeOf(node), parameters, decorators: [], body });
  }
  const read = readFunction(written, code);
  const at = read.body.findIndex(isSuperCall) + 1;
  const body: Block = [...read.body.slice(0, at), ...before, ...sets, ...read.body.slice(at)];
  // Fields stand outside of what is written.
  return constructorOf(rangeOf(child(written, 'key') ?? written), { ...read, range: rangeOf(node), body });
}

function constructorOf(
  nameRange: Range,
  code: Pick<FunctionStatement['code'], 'range' | 'parameters' | 'decorators' | 'body'>,
): FunctionStatement {
  return {
    kind: 'function',
    name: 'constructor',
    nameRange,
    code: { ...code, receiver: 'this', of: 'instance', isGetter: false },
  };
}

function thisField({ name, nameRange }: Named): AssignStatement['target'] {
  const object: Expression = { kind: 'name', range: nameRange, name: 'this' };
  return { kind: 'member', object, property: name, range: nameRange };
}

function isSuperCall(statement: Statement): boolean {
  return (
    statement.kind === 'evaluate' &&
    statement.value.kind === 'call' &&
    statement.value.callee.kind === 'name' &&
    statement.value.callee.name === 'super'
  );
}

/** `constructor(...args) { super(...args); }`, which a class has that writes none. @param range where it is said to stand */
function superCall(range: Range): Statement {
  const value: Expression = { kind: 'name', range, name: 'args' };
  const items = [{ kind: 'spread' as const, range, key: null, value }];
  const sequence = { form: 'arguments' as const, range, items, commas: compact([]), comments: compact([]) };
  return {
    kind: 'evaluate',
    value: { kind: 'call', range, callee: { kind: 'name', range, name: 'super' }, arguments: sequence },
  };
}

function rest(range: Range): Parameter {
  return { target: { kind: 'name', name: 'args', range, isKnown: false }, fallback: null, takes: 'rest' };
}
