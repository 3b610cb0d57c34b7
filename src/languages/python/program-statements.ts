/** Reads Python's statements in their order. */
import type { Node } from 'web-tree-sitter';
import type { AssignStatement, Block, Statement } from '../../source/program.ts';
import { CHANGED_IN_PLACE, loopBody } from '../loops.ts';
import { opaque, rangeOf } from './expressions.ts';
import { readClass } from './program-classes.ts';
import type { ProgramCode } from './program-code.ts';
import { readFunction } from './program-functions.ts';
import { readTarget } from './program-targets.ts';
import { chainOf, importsOf } from './scopes.ts';

/** The statements of a block, up to one that raises an exception. */
export function readBlock(block: Node, code: ProgramCode): Block {
  const statements: Statement[] = [];
  for (const node of block.namedChildren) {
    const read = readStatement(node, code);
    statements.push(...code.takeBefore(), ...read);
    if (node.type === 'raise_statement' || node.type === 'return_statement') break;
  }
  return statements;
}

function readStatement(node: Node, code: ProgramCode): Block {
  switch (node.type) {
    case 'expression_statement':
      return node.namedChildren.flatMap((expression) => readExpressionStatement(expression, code));
    case 'return_statement': {
      const value = withoutComments(node)[0];
      return [{ kind: 'return', value: value === undefined ? null : code.expression(value) }];
    }
    case 'if_statement':
      return readIf(node, code);
    case 'for_statement':
      return readFor(node, code);
    case 'while_statement':
      return readWhile(node, code);
    case 'try_statement':
      return readTry(node, code);
    case 'with_statement':
      return readWith(node, code);
    case 'match_statement':
      return readMatch(node, code);
    case 'function_definition':
    case 'class_definition':
      return readDefinition(node, code, []);
    case 'decorated_definition': {
      const definition = node.childForFieldName('definition');
      const decorators = node.namedChildren.filter(({ type }) => type === 'decorator');
      return definition === null ? [] : readDefinition(definition, code, decorators);
    }
    case 'import_statement':
    case 'import_from_statement':
      return code.isModule ? [] : [{ kind: 'import', bindings: importsOf(node) }];
    case 'global_statement':
    case 'nonlocal_statement':
      for (const { text } of node.namedChildren) code.outerNames.add(text);
      return [];
    case 'delete_statement':
      return node.namedChildren.flatMap((target) => forget(target, 'a deleted name', code));
    default:
      return [];
  }
}

function withoutComments(node: Node): Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}

function readDefinition(node: Node, code: ProgramCode, decorators: readonly Node[]): Block {
  if (node.type === 'class_definition') {
    const read = readClass(node, code, decorators);
    return read === null ? [] : [read];
  }
  const name = node.childForFieldName('name');
  if (name === null) return [];
  return [
    {
      kind: 'function',
      name: name.text,
      nameRange: rangeOf(name),
      code: readFunction(node, code, decorators),
    },
  ];
}

function readExpressionStatement(node: Node, code: ProgramCode): Block {
  if (node.type === 'assignment') return readAssignment(node, code);
  if (node.type !== 'augmented_assignment') return [{ kind: 'evaluate', value: code.expression(node) }];
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (left === null || right === null) return [];
  const operator = node.childForFieldName('operator')?.type;
  if (operator !== '+=' && operator !== '|=') return forget(left, CHANGED_IN_PLACE, code);
  return [{ kind: 'extend', target: readTarget(left, code), value: code.expression(right) }];
}

/** Nothing is known any more of what a target has. */
function forget(target: Node, what: string, code: ProgramCode): AssignStatement[] {
  const targets = target.type === 'expression_list' ? target.namedChildren : [target];
  return targets.map((each) => ({
    kind: 'assign',
    target: readTarget(each, code),
    value: opaque(each, what),
  }));
}

/** `a = b = value`: all that stand in front of the value get the same. Nothing for one without a value. */
export function readAssignment(node: Node, code: ProgramCode): AssignStatement[] {
  const { targets, value } = chainOf(node);
  if (value === null) return [];
  const read = code.expression(value);
  const places = targets.map(({ target }) => ({ node: target, target: readTarget(target, code) }));
  // A name can be asked again for what it got.
  const first = places.find(({ target }) => target.kind === 'name') ?? places[0];
  if (first === undefined) return [];
  const again = code.expression(first.node);
  return [
    { kind: 'assign', target: first.target, value: read },
    ...places
      .filter((place) => place !== first)
      .map(({ target }): AssignStatement => ({ kind: 'assign', target, value: again })),
  ];
}

/** `if`, `elif` and `else` stand beside each other, however many there are. */
function readIf(node: Node, code: ProgramCode): Block {
  const test = node.childForFieldName('condition');
  const then = node.childForFieldName('consequence');
  const clauses = node.childrenForFieldName('alternative');
  // What a script does only where it is run itself, it does.
  if (then !== null && clauses.length === 0 && IS_RUN.test(test?.text ?? '')) return readBlock(then, code);
  const condition = test === null ? null : code.expression(test);
  const before = code.takeBefore();
  const branches = [
    ...branchOf(then, code),
    ...clauses.flatMap((clause) => {
      const own = clause.childForFieldName('condition');
      const read: Block = own === null ? [] : [{ kind: 'evaluate', value: code.expression(own) }];
      return branchOf(blockOf(clause), code, [...code.takeBefore(), ...read]);
    }),
  ];
  const isExhaustive = clauses.at(-1)?.type === 'else_clause';
  return [...before, { kind: 'choose', condition, branches, isExhaustive }];
}

const IS_RUN = /^__name__\s*==\s*["']__main__["']$/;

/** The block of a clause. */
function blockOf(clause: Node): Node | null {
  return (
    clause.childForFieldName('consequence') ??
    clause.childForFieldName('body') ??
    clause.namedChildren.find(({ type }) => type === 'block') ??
    null
  );
}

/** A branch, with what is done first in it; none where it raises an exception. */
function branchOf(block: Node | null, code: ProgramCode, before: Block = []): Block[] {
  if (block === null) return [before];
  const isLeft = withoutComments(block).at(-1)?.type === 'raise_statement';
  return isLeft ? [] : [[...before, ...readBlock(block, code)]];
}

function readFor(node: Node, code: ProgramCode): Block {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const body = node.childForFieldName('body');
  if (left === null || right === null || body === null) return [];
  const target = readTarget(left, code);
  const over = code.expression(right);
  return [
    ...code.takeBefore(),
    { kind: 'repeat', target, over, body: loopBody(readBlock(body, code)) },
    ...otherwise(node, code),
  ];
}

function readWhile(node: Node, code: ProgramCode): Block {
  const test = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  if (test === null || body === null) return [];
  const condition: Statement = { kind: 'evaluate', value: code.expression(test) };
  const round = [...code.takeBefore(), condition, ...readBlock(body, code)];
  return [{ kind: 'repeat', target: null, over: null, body: loopBody(round) }, ...otherwise(node, code)];
}

/** What a loop does at its end. */
function otherwise(node: Node, code: ProgramCode): Block {
  const clause = node.childForFieldName('alternative');
  const block = clause === null ? null : blockOf(clause);
  return block === null ? [] : readBlock(block, code);
}

function readTry(node: Node, code: ProgramCode): Block {
  const body = node.childForFieldName('body');
  const clauses = node.namedChildren.filter(({ type }) => type.endsWith('_clause'));
  const [last] = clauses.filter(({ type }) => type === 'finally_clause');
  const branches = clauses
    .filter((clause) => clause !== last)
    .flatMap((clause) => {
      const alias = clause.descendantsOfType('as_pattern_target')[0];
      const caught = clause.childForFieldName('value')?.type === 'as_pattern' ? alias : undefined;
      const before = caught === undefined ? [] : forget(caught, 'an exception', code);
      return branchOf(blockOf(clause), code, before);
    });
  const isExhaustive = clauses.some(({ type }) => type === 'else_clause');
  const lastBlock = last === undefined ? null : blockOf(last);
  return [
    ...(body === null ? [] : readBlock(body, code)),
    ...(branches.length === 0 ? [] : [{ kind: 'choose' as const, condition: null, branches, isExhaustive }]),
    ...(lastBlock === null ? [] : readBlock(lastBlock, code)),
  ];
}

/** What `as` binds is taken for the very value: few give another one. */
function readWith(node: Node, code: ProgramCode): Block {
  const clause = node.namedChildren.find(({ type }) => type === 'with_clause');
  const body = node.childForFieldName('body');
  const entered = (clause?.namedChildren ?? []).flatMap((item): Statement[] => {
    const value = item.childForFieldName('value');
    if (value === null) return [];
    const alias = value.type === 'as_pattern' ? value.childForFieldName('alias') : null;
    const given = value.type === 'as_pattern' ? value.firstNamedChild : value;
    if (given === null) return [];
    if (alias === null) return [{ kind: 'evaluate', value: code.expression(given) }];
    return [{ kind: 'assign', target: readTarget(alias, code), value: code.expression(given) }];
  });
  return [...code.takeBefore(), ...entered, ...(body === null ? [] : readBlock(body, code))];
}

function readMatch(node: Node, code: ProgramCode): Block {
  const [subject] = node.childrenForFieldName('subject');
  const cases = node.childForFieldName('body')?.childrenForFieldName('alternative') ?? [];
  const condition = subject ? code.expression(subject) : null;
  const before = code.takeBefore();
  const branches = cases.flatMap((clause) => branchOf(blockOf(clause), code, capturesOf(clause, code)));
  const isExhaustive = cases.some(takesAll);
  return [...before, { kind: 'choose', condition, branches, isExhaustive }];
}

/** `case _:`, `case other:` */
function takesAll(clause: Node): boolean {
  const patterns = clause.namedChildren.filter(({ type }) => type === 'case_pattern');
  return (
    patterns.length === 1 &&
    clause.childForFieldName('guard') === null &&
    /^\w+$/.test(patterns[0]?.text ?? '') &&
    (patterns[0]?.namedChildren ?? []).every(({ type }) => type === 'dotted_name')
  );
}

/** The names that a pattern binds to parts of the subject. */
function capturesOf(clause: Node, code: ProgramCode): Block {
  return clause.namedChildren
    .filter(({ type }) => type === 'case_pattern')
    .flatMap((pattern) => pattern.descendantsOfType('identifier'))
    .filter((name) => isCapture(name))
    .flatMap((name) => forget(name, 'a part of what is matched', code));
}

function isCapture({ parent }: Node): boolean {
  if (parent?.type === 'dotted_name')
    return parent.namedChildCount === 1 && parent.parent?.type !== 'class_pattern';
  return parent?.type === 'splat_pattern' || parent?.type === 'as_pattern';
}
