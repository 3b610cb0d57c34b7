/** Finds what a script's `main(input_paths, output_paths, environ_vars, job_args)` takes from its parameters by name. */
import type { Node } from 'web-tree-sitter';
import { MAIN_PARAMETERS } from '../syntax.ts';
import type { MainKey, MainParameter } from '../syntax.ts';
import { rangeOf } from './expressions.ts';
import { parametersOf } from './functions.ts';
import { stringOf } from './script.ts';

/** In the order of the text; nothing of a parameter that `main` binds anew. */
export function readMainKeys(root: Node): MainKey[] {
  const main = root.namedChildren
    .map((statement) =>
      statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement,
    )
    .find((node) => node?.type === 'function_definition' && node.childForFieldName('name')?.text === 'main');
  const body = main?.childForFieldName('body');
  if (!main || !body) return [];
  const bound = new Set(
    body.descendantsOfType('assignment').map((node) => node.childForFieldName('left')?.text),
  );
  const named: readonly string[] = parametersOf(main).map(({ text }) => text);
  const parameters = MAIN_PARAMETERS.filter((each) => named.includes(each) && !bound.has(each));
  if (parameters.length === 0) return [];
  const given = givenOutside(root, main);
  return body.descendantsOfType(['subscript', 'attribute']).flatMap((node): MainKey[] => {
    const read = readOf(node, parameters);
    return read === null || isPreparedFor(read, body)
      ? []
      : [
          {
            parameter: read.parameter,
            name: read.name,
            range: rangeOf(read.at),
            isGiven: given.has(read.name),
          },
        ];
  });
}

interface Read {
  readonly parameter: MainParameter;
  readonly name: string;
  readonly at: Node;
}

/** `input_paths["x"]`, `job_args.x`; `input_paths.get("x")` does without. */
function readOf(node: Node, parameters: readonly MainParameter[]): Read | null {
  const { parent } = node;
  const object = node.childForFieldName(node.type === 'subscript' ? 'value' : 'object');
  const parameter = parameters.find((each) => object?.type === 'identifier' && object.text === each);
  if (parameter === undefined || parent?.childForFieldName('left')?.id === node.id) return null;
  if (node.type === 'subscript') {
    const at = node.childForFieldName('subscript');
    const name = stringOf(at)?.value;
    return at === null || name === undefined ? null : { parameter, name, at };
  }
  const at = node.childForFieldName('attribute');
  const isCalled = parent?.type === 'call' && parent.childForFieldName('function')?.id === node.id;
  return parameter !== 'job_args' || at === null || isCalled ? null : { parameter, name: at.text, at };
}

/** Whether `main` asks for the key before, gives it itself, or catches that it isn't there. */
function isPreparedFor({ parameter, name, at }: Read, body: Node): boolean {
  const isAskedFor = body
    .descendantsOfType('comparison_operator')
    .some(
      (each) =>
        each.children.some(({ type }) => type === 'in') &&
        each.lastNamedChild?.text === parameter &&
        stringOf(each.firstNamedChild)?.value === name,
    );
  const isSet = body.descendantsOfType('assignment').some((each) => {
    const left = each.childForFieldName('left');
    return (
      left?.type === 'subscript' &&
      left.childForFieldName('value')?.text === parameter &&
      stringOf(left.childForFieldName('subscript'))?.value === name
    );
  });
  return isAskedFor || isSet || catchesErrors(at, parameter === 'job_args' ? 'AttributeError' : 'KeyError');
}

function catchesErrors(node: Node, error: string): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type !== 'try_statement') continue;
    const clauses = at.namedChildren.filter(({ type }) => type === 'except_clause');
    if (clauses.some((clause) => clause.namedChildren[0]?.text.includes(error))) return true;
  }
  return false;
}

/** The keys of dicts that stand outside of `main`: what the script itself hands to it. */
function givenOutside(root: Node, main: Node): ReadonlySet<string> {
  const keys = root.descendantsOfType(['pair', 'keyword_argument', 'assignment']).flatMap((node) => {
    if (node.startIndex >= main.startIndex && node.endIndex <= main.endIndex) return [];
    switch (node.type) {
      case 'pair':
        return stringOf(node.childForFieldName('key'))?.value ?? [];
      case 'keyword_argument':
        return node.childForFieldName('name')?.text ?? [];
      default:
        return stringOf(node.childForFieldName('left')?.childForFieldName('subscript'))?.value ?? [];
    }
  });
  return new Set(keys);
}
