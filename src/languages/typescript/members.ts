/** Reads classes, and what enums and namespaces hold as maps: how `Paths.MODEL` is looked up. */
import type { Range } from '../../source/range.ts';
import { compact } from '../compact.ts';
import { openScope } from '../scopes.ts';
import type { ClassExpression, Expression, Item, MethodDeclaration, Sequence } from '../../source/syntax.ts';
import { below, child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindStatements } from './bindings.ts';
import { readExpression, readFunction } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { functionScope } from './functions.ts';
import { readKey } from './items.ts';
import { targetsOf } from './patterns.ts';
import { bareWord } from './strings.ts';

function mapOf(node: AstNode, items: readonly Item[]): Expression {
  const range = rangeOf(node);
  return {
    kind: 'map',
    range,
    sequence: { form: 'map', range, items: compact(items), commas: compact([]), comments: compact([]) },
  };
}

/** What a name is bound to: an expression or a class. */
export function readInitial(node: AstNode, context: ReadContext): Expression {
  const isClass = node.type === 'ClassExpression' || node.type === 'ClassDeclaration';
  return isClass ? readClass(node, child(node, 'id'), context) : readExpression(node, context);
}

/** @param id what names it; null for `export default class {}` */
export function readClass(node: AstNode, id: AstNode | null, context: ReadContext): ClassExpression {
  const base = child(node, 'superClass');
  const body = child(node, 'body');
  const members = body === null ? [] : children(body, 'body');
  const [statics, fields] = [true, false].map((isStatic) =>
    members.flatMap((member) =>
      (member['static'] === true) === isStatic ? readMember(member, context) : [],
    ),
  );
  const sequence = (items: readonly Item[] | undefined): Sequence => ({
    form: 'map',
    range: rangeOf(body ?? node),
    items: compact(items ?? []),
    commas: compact([]),
    comments: compact([]),
  });
  const name = id === null ? '' : (textOf(id, 'name') ?? '');
  const start = id?.start ?? node.start;
  return {
    kind: 'class',
    range: rangeOf(node),
    name,
    // The range of an identifier with a type reaches to the type's end.
    nameRange: { start, end: start + name.length },
    bases: compact(base === null ? [] : [readExpression(base, context)]),
    scope: context.scope,
    statics: sequence(statics),
    fields: sequence(fields),
    methods: compact(members.flatMap((member) => readMethod(member) ?? [])),
    data: compact(
      members.flatMap((member) => {
        const isComputed = member['kind'] === 'get';
        const isData = isComputed || /Property$/.test(member.type);
        const named = isData ? nameOf(member) : null;
        return named === null ? [] : [{ ...named, isComputed }];
      }),
    ),
    doc: docOf(node, context),
    superCalls: superCalls(members, context),
  };
}

/** The bare word that a member is called by; null for `'a'`, `#a` and `[a]`. */
function nameOf(member: AstNode): { readonly name: string; readonly nameRange: Range } | null {
  const key = member['computed'] === true ? null : child(member, 'key');
  const name = key?.type === 'Identifier' ? textOf(key, 'name') : null;
  return key === null || name === null ? null : { name, nameRange: rangeOf(key) };
}

function readMethod(member: AstNode): MethodDeclaration | null {
  const named = nameOf(member);
  const isMethod = member.type === 'ClassMethod' || member.type === 'TSDeclareMethod';
  if (!isMethod || member['kind'] !== 'method' || named === null) return null;
  return {
    ...named,
    parameters: compact(
      children(member, 'params').flatMap((parameter) =>
        [...targetsOf(parameter)].flatMap((target) => textOf(target, 'name') ?? []),
      ),
    ),
    isAbstract: member['abstract'] === true,
  };
}

/** The words that may stand between a class and what is said about it. */
const MODIFIER = /\b(?:export|default|abstract|declare)$/;
const LONGEST_MODIFIER = 'abstract'.length;

/** The text of the comment in front of a class, its stars left out. */
function docOf({ start }: AstNode, { text, commentsByEnd }: ReadContext): string | null {
  // Only as far as it goes: to look at all of the text before each class takes quadratic time.
  let at = behindContent(text, start);
  for (;;) {
    const [word] = MODIFIER.exec(text.slice(Math.max(0, at - LONGEST_MODIFIER - 1), at)) ?? [];
    if (word === undefined || at === start) break;
    at = behindContent(text, at - word.length);
  }
  const comment = commentsByEnd().get(at);
  const written = comment === undefined ? '' : text.slice(comment.start, comment.end);
  if (!/^\/\*\*[^]*\*\/$/.test(written)) return null;
  return written
    .slice(3, -2)
    .replace(/^[ \t]*\*/gm, '')
    .trim();
}

/** The offset behind the last unit before `offset` that is no white space. */
function behindContent(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** A property with a value, or a getter. */
function readMember(member: AstNode, context: ReadContext): Item[] {
  const initial = child(member, 'value');
  const isGetter = member.type === 'ClassMethod' && member['kind'] === 'get';
  if (initial === null && !isGetter) return [];
  const value = initial === null ? readFunction(member, context) : readExpression(initial, context);
  return [{ kind: 'entry', range: rangeOf(member), key: readKey(member, context), value }];
}

function superCalls(members: readonly AstNode[], context: ReadContext): ClassExpression['superCalls'] {
  const constructor = members.find((member) => member['kind'] === 'constructor');
  const calls = constructor === undefined ? [] : [...superCallsBelow(constructor)];
  if (constructor === undefined || calls.length === 0) return compact([]);
  const scope = functionScope(constructor, context);
  const read = calls.flatMap((node) => {
    const call = readExpression(node, { ...context, scope });
    return call.kind === 'call' ? [{ call, scope }] : [];
  });
  return compact(read);
}

/** A class inside calls the constructor of its own base. */
function* superCallsBelow(node: AstNode): Generator<AstNode> {
  for (const inner of below(node)) {
    if (inner.type === 'CallExpression' && child(inner, 'callee')?.type === 'Super') yield inner;
    if (inner.type !== 'ClassBody') yield* superCallsBelow(inner);
  }
}

/** An enum's members; one without a value counts on from the one before. */
export function readEnum(node: AstNode, context: ReadContext): Expression {
  let next: number | null = 0;
  const body = child(node, 'body') ?? node;
  const items = children(body, 'members').flatMap((member): Item[] => {
    const id = child(member, 'id');
    if (id === null) return [];
    const range = rangeOf(member);
    const initial = child(member, 'initializer');
    const given: Expression | null = initial === null ? null : readExpression(initial, context);
    const counted: Expression =
      next === null
        ? { kind: 'opaque', range, what: 'a computed enum member' }
        : { kind: 'constant', range, value: next };
    const value = given ?? counted;
    next = value.kind === 'constant' && typeof value.value === 'number' ? value.value + 1 : null;
    const key = id.type === 'Identifier' ? bareWord(id) : readExpression(id, context);
    return [{ kind: 'entry', range, key, value }];
  });
  return mapOf(node, items);
}

/** What a namespace exports. */
export function readNamespace(node: AstNode, context: ReadContext): Expression {
  const body = child(node, 'body');
  const scope = openScope(context.scope);
  const statements = body === null ? [] : children(body, 'body');
  const exported = statements.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : null;
    return declaration === null ? [] : [declaration];
  });
  bindStatements(exported, scope, { ...context, scope });
  const items = [...scope.bindings.values()].flat().flatMap((binding): Item[] => {
    if (binding.kind !== 'value') return [];
    const { name, nameRange, value } = binding;
    const key: Expression = {
      kind: 'string',
      range: nameRange,
      value: name,
      content: nameRange,
      open: '',
      close: '',
    };
    return [{ kind: 'entry', range: { start: nameRange.start, end: value.range.end }, key, value }];
  });
  return mapOf(node, items);
}
