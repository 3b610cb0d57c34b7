/** Reads what Python's classes have. */
import type { Node } from 'web-tree-sitter';
import type { AssignStatement, ClassStatement, FunctionStatement } from '../../source/program.ts';
import type { Expression } from '../../source/syntax.ts';
import { rangeOf } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';
import { dataclassConstructor } from './program-dataclasses.ts';
import { nameOf, readMethod } from './program-functions.ts';
import { readAssignment } from './program-statements.ts';

/** Null where it has no name. @param code what it stands in */
export function readClass(
  node: Node,
  code: ProgramCode,
  decorators: readonly Node[] = [],
): ClassStatement | null {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (name === null || body === null) return null;
  const statements = body.namedChildren;
  const methods = statements.flatMap((statement) => methodIn(statement, code));
  const bases = basesOf(node, code);
  const isWritten = methods.some((method) => method.name === '__init__');
  const isData = !isWritten && decorators.some((decorator) => nameOf(decorator) === 'dataclass');
  return {
    kind: 'class',
    name: name.text,
    nameRange: rangeOf(name),
    bases,
    statics: statements.flatMap((statement) => staticsIn(statement, code)),
    methods: isData ? [...methods, dataclassConstructor(node, statements, methods, bases, code)] : methods,
  };
}

function basesOf(node: Node, code: ProgramCode): Expression[] {
  const given = node.childForFieldName('superclasses')?.namedChildren ?? [];
  return given.flatMap((base) =>
    base.type === 'keyword_argument' || base.type === 'comment' ? [] : code.expression(base),
  );
}

function staticsIn(statement: Node, code: ProgramCode): AssignStatement[] {
  const [assignment] = statement.namedChildren;
  if (statement.type !== 'expression_statement' || assignment?.type !== 'assignment') return [];
  return readAssignment(assignment, code);
}

function methodIn(statement: Node, code: ProgramCode): FunctionStatement[] {
  const decorators = statement.namedChildren.filter(({ type }) => type === 'decorator');
  const definition = decorators.length > 0 ? statement.childForFieldName('definition') : statement;
  const name = definition?.childForFieldName('name');
  if (definition?.type !== 'function_definition' || !name) return [];
  // `@name.setter`
  if (decorators.some((decorator) => /^(?:setter|deleter)$/.test(nameOf(decorator)))) return [];
  return [
    {
      kind: 'function',
      name: name.text,
      nameRange: rangeOf(name),
      code: readMethod(definition, code, decorators),
    },
  ];
}
