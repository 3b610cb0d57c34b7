/** Compares what stepalign reads of a TypeScript source with the compiler's tree of the same text. */
import ts from 'typescript';
import type { Range } from '../../src/source/range.ts';
import type { Language } from '../../src/languages/language.ts';
import type { ClassExpression, Expression, Item, Module, Sequence } from '../../src/source/syntax.ts';
import { descendants, textOf } from '../../src/languages/typescript/ast.ts';
import type { AstNode } from '../../src/languages/typescript/ast.ts';
import { parseSource } from '../../src/languages/typescript/parse.ts';
import { CompilerTree, rangeText, withoutParentheses } from './compiler-tree.ts';
import type { Part } from './compiler-tree.ts';

export interface Compared {
  /** Each way in which the two differ. */
  readonly differences: readonly string[];
  readonly parses: boolean;
  /** How many parts of trees were compared. */
  readonly parts: number;
  /** What the compiler finds wrong, and what stepalign does; null where it finds nothing. */
  readonly errors: readonly [compiler: string | null, reader: string | null];
}

export function compareTrees(language: Language, path: string, text: string): Compared {
  const module = language.read({ path, text });
  const compiler = new CompilerTree(path, text);
  const [problem] = module.problems;
  // Names and places that fit nothing are syntax to one of the two, and not to the other.
  const error = compiler.errors[0] ?? (problem === undefined ? undefined : compiler.lateErrors()[0]);
  const errors = [error ?? null, problem?.message ?? null] as const;
  if (errors[0] !== null || errors[1] !== null) return { differences: [], parses: false, parts: 0, errors };
  const found = new Comparison(text);
  found.nodes(path, compiler);
  found.bindings(module, compiler);
  found.classes(module, compiler);
  return { differences: found.differences, parses: true, parts: found.parts, errors };
}

class Comparison {
  readonly differences: string[] = [];
  parts = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  #differs(where: string, ours: string, theirs: string): void {
    this.differences.push(`${where}: read as ${ours}; the compiler has ${theirs}`);
  }

  #show({ what, range }: Part): string {
    return `${what} at ${rangeText(range)} ${JSON.stringify(this.#text.slice(range.start, range.end).slice(0, 60))}`;
  }

  /** One value with all that is in it. */
  same(where: string, ours: Part, theirs: Part): void {
    this.parts += 1;
    const [own, other] = [this.#show(ours), this.#show(theirs)];
    if (own !== other) this.#differs(where, own, other);
    else if (ours.inner.length !== theirs.inner.length)
      this.#differs(
        where,
        ours.inner.map((each) => this.#show(each)).join(' + '),
        theirs.inner.map((each) => this.#show(each)).join(' + '),
      );
    else for (const [at, inner] of ours.inner.entries()) this.same(where, inner, theirs.inner[at] ?? inner);
  }

  /** Every node that both trees have a kind for, with its place and what it spells. */
  nodes(path: string, compiler: CompilerTree): void {
    const parsed = parseSource(path, this.#text);
    if ('message' in parsed) return;
    const ours = new Set(descendants(parsed.program).flatMap(ourNode));
    const theirs = new Set(compiler.all().flatMap((node) => theirNode(node, compiler)));
    this.parts += ours.size;
    for (const each of ours) if (!theirs.has(each)) this.#differs('a node', each, 'no such node');
    for (const each of theirs) if (!ours.has(each)) this.#differs('a node', 'no such node', each);
  }

  /** Everything that is bound is a value of the compiler's, at the very place; everything that is declared is bound. */
  bindings({ scope }: Module, compiler: CompilerTree): void {
    const declared = declarationsIn(compiler);
    for (const { name, start, value } of declared) {
      const bound = scope.bindings.get(name)?.find((each) => each.nameRange.start === start);
      const isAssigned = value === null && scope.bindings.has(name);
      if (bound === undefined && !isAssigned)
        this.#differs(`the binding of ${name}`, 'nothing', `one at ${start}`);
      if (bound?.kind === 'value' && value !== null)
        this.same(`the value of ${name}`, partOf(bound.value), value);
    }
    for (const binding of [...scope.bindings.values()].flat()) {
      if (binding.kind === 'import' || binding.value.kind === 'opaque') continue;
      const own = partOf(binding.value);
      if (binding.value.kind === 'map' && isContainer(own.range, compiler)) continue;
      const values = compiler.valuesAt(own.range);
      const [value = { ...own, what: 'no value' }] = values
        .filter(({ what }) => what === own.what)
        .concat(values);
      this.same(`what ${binding.name} is bound to`, own, value);
    }
  }

  classes(module: Module, compiler: CompilerTree): void {
    const theirs = compiler.all().flatMap((node) => {
      if (ts.isClassDeclaration(node) && node.name) return [compiler.classPart(node, node.name)];
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return [];
      const value = node.initializer === undefined ? undefined : withoutParentheses(node.initializer);
      if (value === undefined || !ts.isClassExpression(value)) return [];
      // The module's own binding has the class's name, all others that of the variable.
      return [compiler.classPart(value, isOfModule(node) ? value.name : node.name)];
    });
    const ours = module.classes.map(classPart);
    if (ours.length !== theirs.length)
      this.#differs(
        'the classes',
        ours.map(({ what }) => what).join(),
        theirs.map(({ what }) => what).join(),
      );
    else
      for (const [at, own] of ours.entries())
        this.same(
          'a class',
          { ...own, what: own.what.replace(/^class \S*/, 'class') },
          ((their: Part) => ({ ...their, what: their.what.replace(/^class \S*/, 'class') }))(
            theirs[at] ?? own,
          ),
        );
  }
}

function isOfModule(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) return false;
  return true;
}

/** Whether an enum or a namespace stands there, whose members are compared among the nodes. */
function isContainer(range: Range, compiler: CompilerTree): boolean {
  return compiler
    .all()
    .some(
      (node) =>
        (ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) &&
        compiler.rangeOf(node).end === range.end,
    );
}

interface Declared {
  readonly name: string;
  readonly start: number;
  /** Null where the compiler's tree doesn't tell it. */
  readonly value: Part | null;
}

/** What the module itself declares, in blocks, too. */
function declarationsIn(compiler: CompilerTree): Declared[] {
  const found: Declared[] = [];
  const add = (name: ts.Node | undefined, value: Part | null): void => {
    if (name === undefined) return;
    if (ts.isIdentifier(name) && name.text !== '')
      found.push({ name: name.text, start: compiler.rangeOf(name).start, value });
    else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))
      for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name, null);
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionLike(node) ||
      ts.isClassLike(node) ||
      ts.isEnumDeclaration(node) ||
      ts.isModuleDeclaration(node)
    ) {
      const isBound =
        ts.isClassDeclaration(node) ||
        ts.isEnumDeclaration(node) ||
        (ts.isFunctionDeclaration(node) && node.body !== undefined);
      if (isBound)
        add(
          node.name,
          ts.isEnumDeclaration(node)
            ? null
            : ts.isFunctionDeclaration(node)
              ? null
              : compiler.classPart(node, node.name),
        );
      return;
    }
    if (ts.isVariableDeclaration(node)) {
      const isLoop = !ts.isVariableStatement(node.parent.parent);
      add(
        node.name,
        node.initializer &&
          !isLoop &&
          ts.isIdentifier(node.name) &&
          !ts.isCallExpression(withoutParentheses(node.initializer))
          ? compiler.initial(assigned(node.initializer))
          : null,
      );
      return;
    }
    if (ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node))
      add(node.name, null);
    ts.forEachChild(node, visit);
  };
  visit(compiler.source);
  return found;
}

/** The value of `a = b = value`. */
function assigned(node: ts.Expression): ts.Expression {
  const inner = withoutParentheses(node);
  const isAssignment = ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment ? assigned(inner.right) : node;
}

function partOf(expression: Expression): Part {
  const part = (what: string, ...inner: Part[]): Part => ({ what, range: expression.range, inner });
  switch (expression.kind) {
    case 'string':
      return part(
        `string ${JSON.stringify(expression.value)} ${expression.content === null ? 'null' : rangeText(expression.content)}`,
      );
    case 'constant':
      return part(`constant ${expression.value}`);
    case 'name':
      return part(`name ${expression.name}`);
    case 'member':
      return part(
        `member ${expression.property} ${rangeText(expression.propertyRange)}`,
        partOf(expression.object),
      );
    case 'index':
      return part('index', partOf(expression.object), partOf(expression.index));
    case 'call':
      return part('call', partOf(expression.callee), sequencePart(expression.arguments));
    case 'map':
    case 'list':
      return part(expression.kind, sequencePart(expression.sequence));
    case 'concatenation':
      return part('concatenation', ...expression.parts.map(partOf));
    case 'conditional':
      return part('conditional', ...expression.branches.map(partOf));
    case 'typed':
      return part(`typed ${expression.type}`, partOf(expression.value));
    case 'function':
      return part('function', ...expression.returns.map(partOf));
    case 'class':
      return classPart(expression);
    default:
      return part('opaque');
  }
}

function sequencePart({ form, range, items, commas, comments }: Sequence): Part {
  return {
    what: `${form} ${commas.join()} ${comments.map(rangeText).join()}`,
    range,
    inner: items.map(itemPart),
  };
}

function itemPart({ kind, range, key, value }: Item): Part {
  return { what: kind, range, inner: [...(key === null ? [] : [partOf(key)]), partOf(value)] };
}

function classPart({
  name,
  range,
  bases,
  statics,
  fields,
  methods,
  data,
  superCalls,
}: ClassExpression): Part {
  const named = (list: readonly { readonly name: string; readonly nameRange: Range }[]): string =>
    list.map((each) => `${each.name}@${each.nameRange.start}`).join();
  return {
    what: `class ${name} methods ${named(methods)} data ${named(data)}`,
    range,
    inner: [
      ...bases.map(partOf),
      ...statics.items.map(itemPart),
      ...fields.items.map(itemPart),
      ...superCalls.map(({ call }) => partOf(call)),
    ],
  };
}

const OUR_KINDS: Readonly<Record<string, string>> = {
  StringLiteral: 'string',
  DirectiveLiteral: 'string',
  TemplateLiteral: 'template',
  NumericLiteral: 'number',
  BigIntLiteral: 'bigint',
  RegExpLiteral: 'regexp',
  MemberExpression: 'member',
  OptionalMemberExpression: 'member',
  CallExpression: 'call',
  OptionalCallExpression: 'call',
  NewExpression: 'new',
  ConditionalExpression: 'conditional',
  ArrowFunctionExpression: 'arrow',
  FunctionExpression: 'function',
  AwaitExpression: 'await',
  TaggedTemplateExpression: 'tagged',
  TSAsExpression: 'as',
  TSSatisfiesExpression: 'satisfies',
  TSNonNullExpression: 'nonnull',
  IfStatement: 'if',
  ReturnStatement: 'return',
  TSInterfaceDeclaration: 'interface',
  TSTypeAliasDeclaration: 'alias',
  TSEnumMember: 'enum member',
  TSTypeReference: 'type reference',
};

function ourNode(node: AstNode): string[] {
  const at = rangeText(node);
  if (node.type === 'Identifier') return [`identifier ${node.start} ${textOf(node, 'name') ?? ''}`];
  const kind = OUR_KINDS[node.type];
  if (!kind) return [];
  return node.type === 'StringLiteral'
    ? [`${kind} ${at} ${JSON.stringify(node['value'])}`]
    : [`${kind} ${at}`];
}

const THEIR_KINDS = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.StringLiteral, 'string'],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, 'template'],
  [ts.SyntaxKind.TemplateExpression, 'template'],
  [ts.SyntaxKind.NumericLiteral, 'number'],
  [ts.SyntaxKind.BigIntLiteral, 'bigint'],
  [ts.SyntaxKind.RegularExpressionLiteral, 'regexp'],
  [ts.SyntaxKind.PropertyAccessExpression, 'member'],
  [ts.SyntaxKind.ElementAccessExpression, 'member'],
  [ts.SyntaxKind.CallExpression, 'call'],
  [ts.SyntaxKind.NewExpression, 'new'],
  [ts.SyntaxKind.ConditionalExpression, 'conditional'],
  [ts.SyntaxKind.ArrowFunction, 'arrow'],
  [ts.SyntaxKind.FunctionExpression, 'function'],
  [ts.SyntaxKind.AwaitExpression, 'await'],
  [ts.SyntaxKind.TaggedTemplateExpression, 'tagged'],
  [ts.SyntaxKind.AsExpression, 'as'],
  [ts.SyntaxKind.SatisfiesExpression, 'satisfies'],
  [ts.SyntaxKind.NonNullExpression, 'nonnull'],
  [ts.SyntaxKind.IfStatement, 'if'],
  [ts.SyntaxKind.ReturnStatement, 'return'],
  [ts.SyntaxKind.EnumMember, 'enum member'],
  [ts.SyntaxKind.TypeReference, 'type reference'],
  [ts.SyntaxKind.TemplateLiteralType, 'template'],
  [ts.SyntaxKind.InterfaceDeclaration, 'interface'],
  [ts.SyntaxKind.TypeAliasDeclaration, 'alias'],
]);

function theirNode(node: ts.Node, compiler: CompilerTree): string[] {
  const range = compiler.declaredRange(node);
  // The other tree has the names of type parameters as texts.
  if (ts.isIdentifier(node))
    return ts.isTypeParameterDeclaration(node.parent) && node.parent.name === node
      ? []
      : [`identifier ${range.start} ${node.text}`];
  if (ts.isPrivateIdentifier(node)) return [`identifier ${range.start + 1} ${node.text.slice(1)}`];
  if (ts.isMetaProperty(node))
    return [`identifier ${range.start} ${ts.tokenToString(node.keywordToken) ?? ''}`];
  if (ts.isConstructorDeclaration(node)) {
    const word = node
      .getChildren(compiler.source)
      .find(({ kind }) => kind === ts.SyntaxKind.ConstructorKeyword);
    return word === undefined ? [] : [`identifier ${compiler.rangeOf(word).start} constructor`];
  }
  const kind = THEIR_KINDS.get(node.kind);
  if (kind === undefined) return [];
  const isValue = ts.isStringLiteral(node) && !isDirective(node);
  return [`${kind} ${rangeText(range)}${isValue ? ` ${JSON.stringify(node.text)}` : ''}`];
}

/** `'use strict'`, of which the other tree has the text as it is written. */
function isDirective({ parent }: ts.StringLiteral): boolean {
  if (!ts.isExpressionStatement(parent)) return false;
  const block = parent.parent;
  const isBody = ts.isSourceFile(block) || (ts.isBlock(block) && ts.isFunctionLike(block.parent));
  if (!isBody) return false;
  const { statements } = block;
  return statements
    .slice(0, statements.indexOf(parent))
    .every((each) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression));
}
