/** What the TypeScript compiler's own tree says that stepalign's reader should read of a text: written without a look at the reader. */
import ts from 'typescript';
import type { Range } from '../../src/source/range.ts';

/** A part of a tree, with all that is compared of it. */
export interface Part {
  /** Kind, names and values. */
  readonly what: string;
  readonly range: Range;
  readonly inner: readonly Part[];
}

export const rangeText = ({ start, end }: Range): string => `${start}-${end}`;

/** What stands in parentheses, however many. */
export function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

/** The compiler's tree of one text. */
export class CompilerTree {
  readonly source: ts.SourceFile;
  /** What isn't right in the text; only as far as parsing tells. */
  readonly errors: readonly string[];
  readonly #given: string;
  readonly #nodes = new Map<string, ts.Node[]>();

  constructor(path: string, text: string) {
    const options = {
      languageVersion: ts.ScriptTarget.Latest,
      // Every file is a module, as with `moduleDetection: force`.
      setExternalModuleIndicator: (file: ts.SourceFile) => {
        (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
      },
    };
    // The compiler is given files without their byte order mark, so that a hashbang behind it is right.
    const given = text.startsWith('\uFEFF#!') ? text.replace('#!', '//') : text;
    this.#given = given;
    this.source = ts.createSourceFile(path, given, options, true);
    const { parseDiagnostics } = this.source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
    this.errors = parseDiagnostics.map(
      ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  }

  /** What isn't right in the text and is found only when names and places are looked at; errors of types aren't asked for. */
  lateErrors(): string[] {
    const { source } = this;
    const options: ts.CompilerOptions = {
      noLib: true,
      noResolve: true,
      types: [],
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
      experimentalDecorators: true,
    };
    const host: ts.CompilerHost = {
      getSourceFile: (name, version) =>
        name === source.fileName ? ts.createSourceFile(name, this.#given, version, true) : undefined,
      getDefaultLibFileName: () => '/lib.d.ts',
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => name === source.fileName,
      readFile: () => undefined,
    };
    const program = ts.createProgram([source.fileName], options, host);
    return program
      .getSemanticDiagnostics(program.getSourceFile(source.fileName))
      .filter(({ code }) => code < 2000 || code >= 5000 || WRONG_NAMES.has(code))
      .map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  }

  /** Every node, each before those inside it. */
  all(): ts.Node[] {
    const found: ts.Node[] = [];
    const waiting: ts.Node[] = [this.source];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      found.push(next);
      const below: ts.Node[] = [];
      ts.forEachChild(next, (inner) => {
        below.push(inner);
      });
      waiting.push(...below.reverse());
    }
    return found;
  }

  rangeOf(node: ts.Node): Range {
    return { start: node.getStart(this.source), end: node.end };
  }

  /** A declaration without the words by which it is exported. */
  declaredRange(node: ts.Node): Range {
    const exported = [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DefaultKeyword, ts.SyntaxKind.JSDoc];
    const isDeclaration =
      ts.isClassLike(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node);
    if (!isDeclaration) return this.rangeOf(node);
    const first = node
      .getChildren(this.source)
      .flatMap((each) => (each.kind === ts.SyntaxKind.SyntaxList ? each.getChildren(this.source) : [each]))
      .find(({ kind }) => !exported.includes(kind));
    return { start: this.rangeOf(first ?? node).start, end: node.end };
  }

  /** The values that stand at a range, the outermost first. */
  valuesAt(range: Range): Part[] {
    if (this.#nodes.size === 0) {
      for (const node of this.all()) {
        const key = rangeText(this.declaredRange(node));
        const known = this.#nodes.get(key);
        if (known === undefined) this.#nodes.set(key, [node]);
        else known.push(node);
      }
    }
    return (this.#nodes.get(rangeText(range)) ?? []).flatMap((node) => [
      this.initial(node),
      ...this.#nameOf(node),
    ]);
  }

  /** `export default class A {}` stands for A. */
  #nameOf(node: ts.Node): Part[] {
    if (!(ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) || node.name === undefined)
      return [];
    return [{ what: `name ${node.name.text}`, range: this.declaredRange(node), inner: [] }];
  }

  /** What a name may be bound to: a class, too. */
  initial(node: ts.Node): Part {
    const inner = ts.isParenthesizedExpression(node) ? withoutParentheses(node) : node;
    return ts.isClassLike(inner) ? this.classPart(inner, inner.name) : this.value(inner);
  }

  #part(what: string, node: ts.Node, inner: readonly Part[] = []): Part {
    return { what, range: this.rangeOf(node), inner };
  }

  #string(value: string, node: ts.Node, range = this.rangeOf(node), quote = 1, behind = 1): Part {
    const content = { start: range.start + quote, end: range.end - behind };
    return { what: `string ${JSON.stringify(value)} ${rangeText(content)}`, range, inner: [] };
  }

  value(node: ts.Node): Part {
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.value(node.expression);
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
      const type = typeName(node.type);
      const inner = this.value(node.expression);
      return type === null ? inner : this.#part(`typed ${type}`, node, [inner]);
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      return this.#string(node.text, node);
    if (ts.isTemplateExpression(node)) return this.#part('concatenation', node, this.#templateParts(node));
    if (ts.isNumericLiteral(node)) return this.#part(`constant ${Number(node.text)}`, node);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return this.#part('constant true', node);
    if (node.kind === ts.SyntaxKind.FalseKeyword) return this.#part('constant false', node);
    if (node.kind === ts.SyntaxKind.NullKeyword) return this.#part('constant null', node);
    if (ts.isIdentifier(node))
      return this.#part(node.text === 'undefined' ? 'constant null' : `name ${node.text}`, node);
    if (ts.isPropertyAccessExpression(node)) {
      const name = ts.isPrivateIdentifier(node.name) ? '' : node.name.text;
      return this.#part(`member ${name} ${rangeText(this.rangeOf(node.name))}`, node, [
        this.value(node.expression),
      ]);
    }
    if (ts.isElementAccessExpression(node))
      return this.#part('index', node, [this.value(node.expression), this.value(node.argumentExpression)]);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return this.#call(node);
    if (ts.isArrayLiteralExpression(node)) return this.#literal('list', node);
    if (ts.isObjectLiteralExpression(node)) return this.#literal('map', node);
    if (ts.isConditionalExpression(node))
      return this.#part('conditional', node, [this.value(node.whenTrue), this.value(node.whenFalse)]);
    if (ts.isBinaryExpression(node)) {
      const what = BINARY[ts.tokenToString(node.operatorToken.kind) ?? ''];
      if (what !== undefined) return this.#part(what, node, [this.value(node.left), this.value(node.right)]);
    }
    if (ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isFunctionDeclaration(node))
      return this.#function(node);
    if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node)) return this.#function(node);
    if (ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) return this.#part('map', node);
    return this.#part('opaque', node);
  }

  #templateParts(node: ts.TemplateExpression): Part[] {
    const quasi = (literal: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail): Part[] => {
      const behind = ts.isTemplateTail(literal) ? 1 : 2;
      const { start, end } = this.rangeOf(literal);
      const content = { start: start + 1, end: end - behind };
      return literal.text === '' ? [] : [this.#string(literal.text, literal, content, 0, 0)];
    };
    return [
      ...quasi(node.head),
      ...node.templateSpans.flatMap(({ expression, literal }) => [this.value(expression), ...quasi(literal)]),
    ];
  }

  #call(node: ts.CallExpression | ts.NewExpression): Part {
    const [first, second] = node.arguments ?? [];
    const callee = node.expression.getText(this.source);
    if (first && !second && /^Object\.(?:freeze|seal|preventExtensions)$/.test(callee))
      return this.value(first);
    return this.#part('call', node, [
      this.value(node.expression),
      this.#sequence('arguments', node, '(', ')'),
    ]);
  }

  #literal(what: 'list' | 'map', node: ts.Node): Part {
    return this.#part(what, node, [
      this.#sequence(what, node, what === 'list' ? '[' : '{', what === 'list' ? ']' : '}'),
    ]);
  }

  /** What stands between two delimiters, by the compiler's tokens. */
  #sequence(form: string, node: ts.Node, opening: string, closing: string): Part {
    const tokens = node.getChildren(this.source);
    const open = tokens.findIndex(({ kind }) => ts.tokenToString(kind) === opening);
    const list = tokens[open + 1];
    const close = tokens[open + 2];
    if (open === -1 || list === undefined || close === undefined || ts.tokenToString(close.kind) !== closing)
      return { what: `${form}  `, range: { start: node.end, end: node.end }, inner: [] };
    const range = { start: this.rangeOf(tokens[open] ?? node).start, end: close.end };
    const within = list.getChildren(this.source);
    const commas = within
      .filter(({ kind }) => kind === ts.SyntaxKind.CommaToken)
      .map((each) => this.rangeOf(each).start);
    const comments = [...within, close].flatMap((each) => this.#commentsBefore(each));
    const items = within.filter(
      ({ kind }) => kind !== ts.SyntaxKind.CommaToken && kind !== ts.SyntaxKind.OmittedExpression,
    );
    return {
      what: `${form} ${commas.join()} ${comments.map(rangeText).join()}`,
      range,
      inner: items.map((each) => this.#item(each)),
    };
  }

  #commentsBefore(node: ts.Node): Range[] {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, false);
    const { start } = this.rangeOf(node);
    scanner.setText(this.source.text, node.pos, start - node.pos);
    const found: Range[] = [];
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      if (kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia)
        found.push({ start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
    }
    return found;
  }

  #item(node: ts.Node): Part {
    if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node))
      return this.#part('spread', node, [this.value(node.expression)]);
    if (ts.isPropertyAssignment(node))
      return this.#part('entry', node, [this.#key(node.name), this.value(node.initializer)]);
    if (ts.isShorthandPropertyAssignment(node))
      return this.#part('entry', node, [this.#key(node.name), this.value(node.name)]);
    if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node))
      return this.#part('entry', node, [this.#key(node.name), this.#function(node)]);
    if (ts.isSetAccessor(node))
      return this.#part('entry', node, [this.#key(node.name), this.#part('opaque', node)]);
    return this.#part('element', node, [this.value(node)]);
  }

  #key(name: ts.PropertyName): Part {
    if (ts.isIdentifier(name)) return this.#string(name.text, name, this.rangeOf(name), 0, 0);
    if (ts.isComputedPropertyName(name)) return this.value(name.expression);
    if (ts.isNumericLiteral(name))
      return this.#part(`string ${JSON.stringify(String(Number(name.text)))} null`, name);
    return this.value(name);
  }

  #function(node: ts.SignatureDeclaration & { readonly body?: ts.Node | undefined }): Part {
    const { body } = node;
    const returns = body === undefined ? [] : ts.isBlock(body) ? this.#returns(body) : [this.value(body)];
    return { what: 'function', range: this.declaredRange(node), inner: returns };
  }

  #returns(node: ts.Node): Part[] {
    const found: Part[] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isReturnStatement(inner))
        found.push(inner.expression ? this.value(inner.expression) : this.#part('constant null', inner));
      else if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, visit);
    };
    ts.forEachChild(node, visit);
    return found;
  }

  /** @param name what names it: a variable where the class stands alone in it */
  classPart(node: ts.ClassLikeDeclaration, name: ts.Identifier | undefined): Part {
    const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
      ?.expression;
    const isStatic = (member: ts.ClassElement): boolean =>
      ts.canHaveModifiers(member) &&
      ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
    const members = (wanted: boolean): Part[] =>
      node.members.flatMap((member): Part[] => {
        if (isStatic(member) !== wanted) return [];
        if (ts.isPropertyDeclaration(member) && member.initializer)
          return [this.#part('entry', member, [this.#key(member.name), this.value(member.initializer)])];
        if (ts.isGetAccessor(member) && member.body && !ts.isPrivateIdentifier(member.name))
          return [this.#part('entry', member, [this.#key(member.name), this.#function(member)])];
        return [];
      });
    const named = (test: (member: ts.ClassElement) => boolean): string =>
      node.members
        .flatMap((member) =>
          test(member) && member.name && ts.isIdentifier(member.name)
            ? `${member.name.text}@${this.rangeOf(member.name).start}`
            : [],
        )
        .join();
    const constructor = node.members.find(ts.isConstructorDeclaration);
    return {
      what: `class ${name?.text ?? ''} methods ${named(ts.isMethodDeclaration)} data ${named((member) => ts.isPropertyDeclaration(member) || ts.isGetAccessor(member))}`,
      range: this.declaredRange(node),
      inner: [
        ...(base === undefined ? [] : [this.value(base)]),
        ...members(true),
        ...members(false),
        ...(constructor === undefined ? [] : this.#superCalls(constructor)),
      ],
    };
  }

  #superCalls(node: ts.Node): Part[] {
    const found: Part[] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.SuperKeyword)
        found.push(this.value(inner));
      if (!ts.isClassLike(inner)) ts.forEachChild(inner, visit);
    };
    ts.forEachChild(node, visit);
    return found;
  }
}

/** A name that is declared twice in one place, or exported twice or without being there; `super` where there is none. */
const WRONG_NAMES: ReadonlySet<number> = new Set([
  2300, 2304, 2323, 2335, 2337, 2393, 2440, 2451, 2484, 2528, 2552, 2567, 2660,
]);

const BINARY: Readonly<Record<string, string>> = {
  '+': 'concatenation',
  '||': 'conditional',
  '??': 'conditional',
};

const WRAPPERS = ['Readonly', 'Partial', 'Required', 'DeepReadonly', 'Immutable', 'Satisfies'];

function typeName(type: ts.TypeNode): string | null {
  if (!ts.isTypeReferenceNode(type)) return null;
  const name = ts.isQualifiedName(type.typeName) ? type.typeName.right.text : type.typeName.text;
  const [given] = type.typeArguments ?? [];
  if (WRAPPERS.includes(name) && given !== undefined) return typeName(given);
  return name === 'const' ? null : name;
}
