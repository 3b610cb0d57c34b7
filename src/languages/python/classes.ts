/** Reads a Python class: its attributes, its properties and what its constructor hands on. */
import type { Node } from 'web-tree-sitter';
import { openScope } from '../scopes.ts';
import type { ClassExpression, Item, MethodDeclaration, Scope, Sequence } from '../syntax.ts';
import { bareWord, rangeOf, readExpression } from './expressions.ts';
import { bindStatement, functionScope } from './scopes.ts';

/** @param scope where the class stands; null where it has no name (the syntax is wrong there) */
export function readClass(node: Node, scope: Scope): ClassExpression | null {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (name === null || body === null) return null;
  const inner = openScope(scope);
  // Attributes look up each other by name; methods don't look up anything there, and reading them takes long.
  for (const statement of body.namedChildren) {
    if (statement.type === 'expression_statement') bindStatement(statement, inner);
  }
  const bases = (node.childForFieldName('superclasses')?.namedChildren ?? []).filter(
    (base) => base.type === 'identifier' || base.type === 'attribute',
  );
  const members = (read: (statement: Node) => Item | null): Sequence => ({
    form: 'map',
    range: rangeOf(body),
    items: body.namedChildren.flatMap((statement) => read(statement) ?? []),
    commas: [],
    comments: [],
  });
  return {
    kind: 'class',
    range: rangeOf(node),
    name: name.text,
    nameRange: rangeOf(name),
    bases: bases.map((base) => readExpression(base, scope)),
    scope: inner,
    statics: members((statement) => readAttribute(statement, inner)),
    // The names of a class aren't seen inside its methods.
    fields: members((statement) => readProperty(statement, scope)),
    methods: body.namedChildren.flatMap((statement) => readMethod(statement) ?? []),
    data: body.namedChildren.flatMap((statement) => {
      const named = attributeName(statement) ?? propertyName(statement);
      return named === null ? [] : [{ name: named.text, nameRange: rangeOf(named) }];
    }),
    doc: docstringOf(body, scope),
    superCalls: superCalls(body, scope),
  };
}

function readMethod(statement: Node): MethodDeclaration | null {
  const definition =
    statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement;
  const name = definition?.type === 'function_definition' ? definition.childForFieldName('name') : null;
  if (!definition || !name) return null;
  const parameters = (definition.childForFieldName('parameters')?.namedChildren ?? []).flatMap(
    (parameter) =>
      (parameter.type === 'identifier' ? parameter : parameter.descendantsOfType('identifier')[0])?.text ??
      [],
  );
  return {
    name: name.text,
    nameRange: rangeOf(name),
    parameters: parameters.filter((parameter) => parameter !== 'self' && parameter !== 'cls'),
    isAbstract: statement.namedChildren.some(
      (child) => child.type === 'decorator' && /\babstractmethod$/.test(child.text.trim()),
    ),
  };
}

/** The string that a class begins with. */
function docstringOf(body: Node, scope: Scope): string | null {
  const first = body.namedChildren.find((statement) => statement.type !== 'comment');
  const string = first?.type === 'expression_statement' ? first.namedChildren[0] : undefined;
  const value = string === undefined ? null : readExpression(string, scope);
  return value?.kind === 'string' ? value.value.trim() : null;
}

/** `name = value`, `name: type = value`, `name: type` */
function attributeName(statement: Node): Node | null {
  const assignment = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  const name = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
  return name?.type === 'identifier' ? name : null;
}

function readAttribute(statement: Node, scope: Scope): Item | null {
  const name = attributeName(statement);
  const assignment = name?.parent ?? null;
  const value = assignment?.childForFieldName('right') ?? null;
  if (name === null || assignment === null || value === null) return null;
  return {
    kind: 'entry',
    range: rangeOf(assignment),
    key: bareWord(name),
    value: readExpression(value, scope),
  };
}

/** `@property def name(self): return …`, also with `@cached_property` and `@classmethod @property`. */
function propertyName(statement: Node): Node | null {
  if (statement.type !== 'decorated_definition') return null;
  const isProperty = statement.namedChildren.some(
    (child) => child.type === 'decorator' && /^@(?:\w+\.)*(?:cached_)?property$/.test(child.text.trim()),
  );
  const definition = statement.childForFieldName('definition');
  return isProperty && definition?.type === 'function_definition'
    ? definition.childForFieldName('name')
    : null;
}

function readProperty(statement: Node, scope: Scope): Item | null {
  const name = propertyName(statement);
  const definition = name?.parent ?? null;
  if (name === null || definition === null) return null;
  return {
    kind: 'entry',
    range: rangeOf(statement),
    key: bareWord(name),
    value: readExpression(definition, scope),
  };
}

/** `super().__init__(…)` and `super(A, self).__init__(…)` */
function superCalls(body: Node, scope: Scope): ClassExpression['superCalls'] {
  const constructor = body.namedChildren.find(
    (member) =>
      member.type === 'function_definition' && member.childForFieldName('name')?.text === '__init__',
  );
  if (constructor === undefined) return [];
  const inner = functionScope(constructor, scope);
  return constructor.descendantsOfType('call').flatMap((node) => {
    if (!/^super\([^()]*\)\.__init__$/.test(node.childForFieldName('function')?.text ?? '')) return [];
    const call = readExpression(node, inner);
    return call.kind === 'call' ? [{ call, scope: inner }] : [];
  });
}
