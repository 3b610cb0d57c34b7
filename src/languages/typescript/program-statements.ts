/** Reads statements in their order. */
import type { AssignStatement, Block, FunctionStatement, Statement } from '../../source/program.ts';
import type { Expression } from '../../source/syntax.ts';
import { CHANGED_IN_PLACE, loopBody } from '../loops.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { opaque } from './expressions.ts';
import { readEnum, readNamespace } from './members.ts';
import { exportedWhole, readAssignment } from './program-assignments.ts';
import { readClass } from './program-classes.ts';
import type { ProgramCode } from './program-code.ts';
import { readFunction } from './program-functions.ts';
import { importsOf } from './program-imports.ts';
import { readTarget } from './program-targets.ts';

/** Statements, up to one behind which nothing is run. Functions are there from the begin; names are exported at the end. */
export function readBlock(nodes: readonly AstNode[], code: ProgramCode): Block {
  const functions = nodes.filter(isHoisted);
  const exports = nodes.filter(isExport);
  const statements: Statement[] = [];
  const add = (node: AstNode): void => {
    const read = readStatement(node, code);
    statements.push(...code.takeBefore(), ...read);
  };
  for (const node of functions) add(node);
  for (const node of nodes) {
    if (!isHoisted(node) && !isExport(node)) add(node);
    if (LEAVES.has(node.type)) break;
  }
  for (const node of exports) add(node);
  return statements;
}

const LEAVES: ReadonlySet<string> = new Set([
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);

function isHoisted(node: AstNode): boolean {
  return (child(node, 'declaration') ?? node).type === 'FunctionDeclaration';
}

/** `export { a as b }` */
function isExport(node: AstNode): boolean {
  return node.type === 'ExportNamedDeclaration' && child(node, 'declaration') === null;
}

function readStatement(node: AstNode, code: ProgramCode): Block {
  if (node['declare'] === true) return [];
  switch (node.type) {
    case 'VariableDeclaration':
      return children(node, 'declarations').flatMap((declarator) => readDeclarator(declarator, code));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return readDeclaration(node, child(node, 'id'), code);
    case 'ExportNamedDeclaration': {
      const declaration = child(node, 'declaration');
      return declaration === null ? exportedNames(node) : readStatement(declaration, code);
    }
    case 'ExportDefaultDeclaration':
      return readDefault(node, code);
    case 'TSExportAssignment': {
      const value = child(node, 'expression');
      return value === null ? [] : exportedWhole(rangeOf(node), code.expression(value));
    }
    case 'ExpressionStatement': {
      const expression = child(node, 'expression');
      return expression === null ? [] : readEffect(expression, code);
    }
    case 'ReturnStatement': {
      const value = child(node, 'argument');
      return [{ kind: 'return', value: value === null ? null : code.expression(value) }];
    }
    case 'BlockStatement':
      return readBlock(children(node, 'body'), code);
    case 'LabeledStatement':
      return readIn(node, 'body', code);
    case 'IfStatement':
      return readIf(node, code);
    case 'SwitchStatement':
      return readSwitch(node, code);
    case 'TryStatement':
      return readTry(node, code);
    case 'ForOfStatement':
    case 'ForInStatement':
      return readForEach(node, code);
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return readLoop(node, code);
    default:
      return [];
  }
}

/** The statement, or the block, in a field. */
function readIn(node: AstNode, field: string, code: ProgramCode): Block {
  const inner = child(node, field);
  return inner === null
    ? []
    : readBlock(inner.type === 'BlockStatement' ? children(inner, 'body') : [inner], code);
}

function readDeclarator(declarator: AstNode, code: ProgramCode): Block {
  const [id, init] = [child(declarator, 'id'), child(declarator, 'init')];
  if (id === null) return [];
  const target = readTarget(id, false, code);
  if (init === null) {
    const nothing: Expression = { kind: 'constant', range: rangeOf(id), value: null };
    return target.kind === 'name' ? [{ kind: 'assign', target, value: nothing }] : [];
  }
  if (init.type === 'ClassExpression' && target.kind === 'name')
    return [readClass(init, { name: target.name, nameRange: target.range }, code)];
  const imports = importsOf(id, init, code.context);
  if (imports !== null)
    // What a module requires is in its scope.
    return code.isModule && imports.isRequired ? [] : [{ kind: 'import', bindings: imports.bindings }];
  return [{ kind: 'assign', target, value: code.expression(init) }];
}

/** @param id what names it; null for `export default` of what has no name */
function readDeclaration(node: AstNode, id: AstNode | null, code: ProgramCode): Block {
  const name = id === null ? 'default' : textOf(id, 'name');
  if (name === null) return [];
  const nameRange = rangeOf(id ?? node);
  switch (node.type) {
    case 'FunctionDeclaration':
      return [
        { kind: 'function', name, nameRange, code: readFunction(node, code) } satisfies FunctionStatement,
      ];
    case 'ClassDeclaration':
      return [readClass(node, { name, nameRange }, code)];
    default: {
      const read = node.type === 'TSEnumDeclaration' ? readEnum : readNamespace;
      return [assigned(name, id ?? node, read(node, code.context))];
    }
  }
}

function assigned(name: string, place: AstNode, value: Expression): AssignStatement {
  return { kind: 'assign', target: { kind: 'name', name, range: rangeOf(place), isKnown: false }, value };
}

/** `export default value` binds `default`. */
function readDefault(node: AstNode, code: ProgramCode): Block {
  const declaration = child(node, 'declaration');
  if (declaration === null) return [];
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  if (!isDeclaration) return [assigned('default', declaration, code.expression(declaration))];
  const id = child(declaration, 'id');
  const read = readDeclaration(declaration, id, code);
  if (id === null) return read;
  return [
    ...read,
    assigned('default', id, { kind: 'name', range: rangeOf(id), name: textOf(id, 'name') ?? '' }),
  ];
}

/** `export { a as b }` binds b; what is exported from another module is in the scope. */
function exportedNames(node: AstNode): Block {
  if (child(node, 'source') !== null) return [];
  return children(node, 'specifiers').flatMap((specifier) => {
    const [local, exported] = [child(specifier, 'local'), child(specifier, 'exported')];
    const name = exported === null ? null : (textOf(exported, 'name') ?? textOf(exported, 'value'));
    const from = local === null ? null : textOf(local, 'name');
    if (exported === null || local === null || name === null || from === null || name === from) return [];
    return [assigned(name, exported, { kind: 'name', range: rangeOf(local), name: from })];
  });
}

/** An expression for what it does. */
function readEffect(node: AstNode, code: ProgramCode): Block {
  const inside = (field: string): Block => {
    const inner = child(node, field);
    const read = inner === null ? [] : readEffect(inner, code);
    return [...code.takeBefore(), ...read];
  };
  const tested = (field: string): Pick<Statement & { kind: 'choose' }, 'kind' | 'condition'> => {
    const test = child(node, field);
    return { kind: 'choose', condition: test === null ? null : code.expression(test) };
  };
  switch (node.type) {
    case 'AssignmentExpression':
      return readAssignment(node, code).statements;
    case 'LogicalExpression':
      return [{ ...tested('left'), branches: [inside('right')], isExhaustive: false }];
    case 'ConditionalExpression':
      return [
        { ...tested('test'), branches: [inside('consequent'), inside('alternate')], isExhaustive: true },
      ];
    case 'UpdateExpression':
      return forget(node, CHANGED_IN_PLACE, code);
    case 'UnaryExpression':
      return node['operator'] === 'delete' ? forget(node, 'a deleted name', code) : inside('argument');
    default:
      return [{ kind: 'evaluate', value: code.expression(node) }];
  }
}

/** Nothing is known any more of what the argument of an operator has. */
function forget(node: AstNode, what: string, code: ProgramCode): Block {
  const argument = child(node, 'argument');
  return argument === null
    ? []
    : [{ kind: 'assign', target: readTarget(argument, true, code), value: opaque(argument, what) }];
}

/** `if`, `else if` and `else` stand beside each other, however many there are. */
function readIf(node: AstNode, code: ProgramCode): Block {
  const branches: Block[] = [];
  const [condition, before] = test(node, code);
  let own: Block = [];
  let at: AstNode | null = node;
  for (; at?.type === 'IfStatement'; at = child(at, 'alternate')) {
    if (at !== node) {
      const [value, first] = test(at, code);
      own = [...first, ...(value === null ? [] : [{ kind: 'evaluate' as const, value }])];
    }
    const then = child(at, 'consequent');
    if (!throws(then)) branches.push([...own, ...readIn(at, 'consequent', code)]);
  }
  const isExhaustive = at !== null;
  if (at !== null && !throws(at)) branches.push(readIn({ ...at, inner: at }, 'inner', code));
  return [...before, { kind: 'choose', condition, branches, isExhaustive }];
}

/** What is tested, and what is done before. */
function test(node: AstNode, code: ProgramCode, field = 'test'): readonly [Expression | null, Block] {
  const tested = child(node, field);
  const value = tested === null ? null : code.expression(tested);
  return [value, code.takeBefore()];
}

/** Whether a statement ends by throwing an exception. */
function throws(node: AstNode | null | undefined): boolean {
  if (node?.type === 'BlockStatement') return throws(children(node, 'body').at(-1));
  return node?.type === 'ThrowStatement';
}

/** A case that goes on in the next one is taken for one of its own. */
function readSwitch(node: AstNode, code: ProgramCode): Block {
  const [condition, before] = test(node, code, 'discriminant');
  const cases = children(node, 'cases');
  const bodies = cases.map((each) => children(each, 'consequent')).filter((body) => body.length > 0);
  return [
    ...before,
    {
      kind: 'choose',
      condition,
      branches: bodies.filter((body) => !throws(body.at(-1))).map((body) => readBlock(body, code)),
      isExhaustive: cases.some((each) => child(each, 'test') === null),
    },
  ];
}

function readTry(node: AstNode, code: ProgramCode): Block {
  const handler = child(node, 'handler');
  const caught = handler === null ? null : child(handler, 'param');
  const block = readIn(node, 'block', code);
  const branches: Block[] =
    handler === null || throws(child(handler, 'body'))
      ? []
      : [
          [
            ...(caught === null
              ? []
              : [
                  {
                    kind: 'assign' as const,
                    target: readTarget(caught, false, code),
                    value: opaque(caught, 'an exception'),
                  },
                ]),
            ...readIn(handler, 'body', code),
          ],
        ];
  return [
    ...block,
    ...(branches.length === 0
      ? []
      : [{ kind: 'choose' as const, condition: null, branches, isExhaustive: false }]),
    ...readIn(node, 'finalizer', code),
  ];
}

/** `for (const a of b)`; what `in` gives are keys, which aren't known. */
function readForEach(node: AstNode, code: ProgramCode): Block {
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (left === null || right === null) return [];
  const isDeclared = left.type === 'VariableDeclaration';
  const [declarator] = isDeclared ? children(left, 'declarations') : [];
  const id = declarator === undefined ? left : (child(declarator, 'id') ?? left);
  const target = readTarget(id, !isDeclared, code);
  const given = code.expression(right);
  const over = node.type === 'ForInStatement' ? opaque(right, 'the keys of an object') : given;
  const before = code.takeBefore();
  return [...before, { kind: 'repeat', target, over, body: loopBody(readIn(node, 'body', code)) }];
}

function readLoop(node: AstNode, code: ProgramCode): Block {
  const init = child(node, 'init');
  const first =
    init === null
      ? []
      : init.type === 'VariableDeclaration'
        ? readStatement(init, code)
        : readEffect(init, code);
  const start = [...code.takeBefore(), ...first];
  const [tested, before] = test(node, code);
  const update = child(node, 'update');
  const body: Block = [
    ...before,
    ...(tested === null ? [] : [{ kind: 'evaluate' as const, value: tested }]),
    ...readIn(node, 'body', code),
    ...(update === null ? [] : readEffect(update, code)),
  ];
  return [
    ...start,
    { kind: 'repeat', target: null, over: null, body: loopBody([...body, ...code.takeBefore()]) },
  ];
}
