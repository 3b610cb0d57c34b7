/** Reads a Python class: its attributes, its properties and what its constructor hands on. */
import type { Node } from 'web-tree-sitter';
import { compact } from '../compact.ts';
import { openScope } from '../scopes.ts';
import type {
  DataMember,
  ClassExpression,
  Expression,
  Item,
  MethodDeclaration,
  Scope,
  Sequence,
  StringExpression,
} from '../../source/syntax.ts';
import { bareWord, rangeOf, readExpression } from './expressions.ts';
import { functionScope, parametersOf } from './functions.ts';
import type { Functions } from './functions.ts';
import { bindStatement, chainOf } from './scopes.ts';

/** @param scope where the class stands; null where it has no name (the syntax is wrong there) */
export function readClass(node: Node, scope: Scope, functions: Functions): ClassExpression | null {
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (nameNode === null || body === null) return null;
  const inner = openScope(scope);
  const statics: Item[] = [];
  const fields: Item[] = [];
  const methods: MethodDeclaration[] = [];
  const data: DataMember[] = [];
  let constructor: Node | null = null;
  for (const statement of body.namedChildren) {
    const { type } = statement;
    if (type === 'expression_statement') {
      // Attributes look up each other by name; methods don't look up anything there, and reading them takes long.
      bindStatement(statement, inner, functions);
      for (const { key, item } of readAttributes(statement, inner, functions)) {
        data.push({ name: key.value, nameRange: key.range, isComputed: false });
        if (item !== null) statics.push(item);
      }
    }
    const method = methodIn(statement, type);
    if (method === null) continue;
    const { definition, key, decorators } = method;
    methods.push(readMethod(method));
    // `@cached_property` and `@classmethod @property`, too.
    if (decorators.some((text) => /^@(?:\w+\.)*(?:cached_)?property$/.test(text))) {
      data.push({ name: key.value, nameRange: key.range, isComputed: true });
      // The names of a class aren't seen inside its methods.
      const value = readExpression(definition, scope, functions);
      fields.push({ kind: 'entry', range: rangeOf(statement), key, value });
    }
    if (type === 'function_definition' && key.value === '__init__') constructor ??= definition;
  }
  return {
    kind: 'class',
    range: rangeOf(node),
    name: nameNode.text,
    nameRange: rangeOf(nameNode),
    bases: readBases(node, scope, functions),
    scope: inner,
    statics: membersOf(body, statics),
    fields: membersOf(body, fields),
    methods: compact(methods),
    data: compact(data),
    doc: docstringOf(body, scope, functions),
    superCalls: constructor === null ? compact([]) : superCalls(constructor, scope, functions),
  };
}

function readBases(node: Node, scope: Scope, functions: Functions): readonly Expression[] {
  const given = node.childForFieldName('superclasses')?.namedChildren ?? [];
  const bases = given.filter(({ type }) => type === 'identifier' || type === 'attribute');
  return compact(bases.map((base) => readExpression(base, scope, functions)));
}

function membersOf(body: Node, items: readonly Item[]): Sequence {
  return {
    form: 'map',
    range: rangeOf(body),
    items: compact(items),
    commas: compact([]),
    comments: compact([]),
  };
}

interface Attribute {
  readonly key: StringExpression;
  /** Null where it has no value. */
  readonly item: Item | null;
}

/** `name = value`, `name = other = value`, and `name: type`, which has no value. @param scope has them bound */
function readAttributes(statement: Node, scope: Scope, functions: Functions): Attribute[] {
  const [assignment] = statement.namedChildren;
  if (assignment?.type !== 'assignment') return [];
  const { targets, value } = chainOf(assignment);
  return targets.flatMap(({ target }): Attribute[] => {
    if (target.type !== 'identifier') return [];
    const key = bareWord(target);
    if (value === null) return [{ key, item: null }];
    const bound = scope.bindings.get(key.value)?.at(-1);
    const isBound = bound?.kind === 'value' && bound.nameRange.start === key.range.start;
    const read = isBound ? bound.value : readExpression(value, scope, functions);
    return [{ key, item: { kind: 'entry', range: rangeOf(assignment), key, value: read } }];
  });
}

interface Method {
  readonly definition: Node;
  readonly key: StringExpression;
  readonly decorators: readonly string[];
}

function methodIn(statement: Node, type: string): Method | null {
  const isDecorated = type === 'decorated_definition';
  const definition = isDecorated ? statement.childForFieldName('definition') : statement;
  if (definition === null || (isDecorated ? definition.type : type) !== 'function_definition') return null;
  const name = definition.childForFieldName('name');
  const decorators = isDecorated ? statement.namedChildren.filter((child) => child.type === 'decorator') : [];
  return name === null
    ? null
    : { definition, key: bareWord(name), decorators: decorators.map(({ text }) => text.trim()) };
}

function readMethod({ definition, key, decorators }: Method): MethodDeclaration {
  const parameters = parametersOf(definition).map(({ text }) => text);
  return {
    name: key.value,
    nameRange: key.range,
    parameters: compact(parameters.filter((parameter) => parameter !== 'self' && parameter !== 'cls')),
    isAbstract: decorators.some((text) => /\babstractmethod$/.test(text)),
  };
}

/** The string that a class begins with. */
function docstringOf(body: Node, scope: Scope, functions: Functions): string | null {
  const first = body.namedChildren.find((statement) => statement.type !== 'comment');
  const string = first?.type === 'expression_statement' ? first.namedChildren[0] : undefined;
  const value = string === undefined ? null : readExpression(string, scope, functions);
  return value?.kind === 'string' ? value.value.trim() : null;
}

/** `super().__init__(…)` and `super(A, self).__init__(…)` */
function superCalls(constructor: Node, scope: Scope, functions: Functions): ClassExpression['superCalls'] {
  const calls = constructor.text.includes('super') ? superCallsBelow(constructor) : [];
  if (calls.length === 0) return compact([]);
  const inner = functionScope(constructor, scope, functions);
  const read = calls.flatMap((node) => {
    const call = readExpression(node, inner, functions);
    return call.kind === 'call' ? [{ call, scope: inner }] : [];
  });
  return compact(read);
}

/** A class inside calls the constructor of its own base. */
function superCallsBelow(constructor: Node): Node[] {
  let behind = constructor.startIndex;
  return constructor.descendantsOfType(['call', 'class_definition']).filter((node) => {
    if (node.startIndex < behind) return false;
    if (node.type === 'class_definition') behind = node.endIndex;
    return /^super\([^()]*\)\.__init__$/.test(node.childForFieldName('function')?.text ?? '');
  });
}
