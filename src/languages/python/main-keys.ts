/** Finds what a script's main function takes from its parameters by name. */
import type { Node } from 'web-tree-sitter';
import { RangeSet } from '../../source/range-set.ts';
import type { MainKey } from '../../source/collected.ts';
import type { MainParameter, MainWords } from '../vocabulary.ts';
import { rangeOf } from './expressions.ts';
import { parametersOf } from './functions.ts';
import { stringOf } from './script.ts';

/** In the order of the text; nothing of a parameter that the function binds anew. */
export function readMainKeys(root: Node, words: MainWords): MainKey[] {
  const main = root.namedChildren
    .map((statement) =>
      statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement,
    )
    .find(
      (node) => node?.type === 'function_definition' && node.childForFieldName('name')?.text === words.name,
    );
  const body = main?.childForFieldName('body');
  if (!main || !body) return [];
  const bound = new Set(
    body.descendantsOfType('assignment').map((node) => node.childForFieldName('left')?.text),
  );
  const named: readonly string[] = parametersOf(main).map(({ text }) => text);
  const parameters = words.parameters.filter(({ name }) => named.includes(name) && !bound.has(name));
  if (parameters.length === 0) return [];
  const given = givenOutside(root, main);
  const isPreparedFor = preparedIn(root, body);
  return body.descendantsOfType(['subscript', 'attribute']).flatMap((node): MainKey[] => {
    const read = readOf(node, parameters);
    return read === null || isPreparedFor(read)
      ? []
      : [
          {
            parameter: read.parameter.name,
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

/** `paths["x"]`, `namespace.x`; `paths.get("x")` does without. */
function readOf(node: Node, parameters: readonly MainParameter[]): Read | null {
  const { parent } = node;
  const object = node.childForFieldName(node.type === 'subscript' ? 'value' : 'object');
  const parameter = parameters.find((each) => object?.type === 'identifier' && object.text === each.name);
  if (parameter === undefined || parent?.childForFieldName('left')?.id === node.id) return null;
  if (node.type === 'subscript') {
    const at = node.childForFieldName('subscript');
    const name = stringOf(at)?.value;
    return at === null || name === undefined ? null : { parameter, name, at };
  }
  const at = node.childForFieldName('attribute');
  const isCalled = parent?.type === 'call' && parent.childForFieldName('function')?.id === node.id;
  return parameter.holds !== 'attributes' || at === null || isCalled
    ? null
    : { parameter, name: at.text, at };
}

/**
 * Whether `main` asks for a key somewhere, gives it itself, or catches that it isn't there. What tells is looked for once,
 * since a script may take thousands of keys.
 */
function preparedIn(root: Node, body: Node): (read: Read) => boolean {
  const asked = body.descendantsOfType('comparison_operator').flatMap((each) => {
    const key = each.children.some(({ type }) => type === 'in') ? stringOf(each.firstNamedChild) : null;
    return key === null ? [] : [keyOf(each.lastNamedChild?.text, key.value)];
  });
  const set = body.descendantsOfType('assignment').flatMap((each) => {
    const left = each.childForFieldName('left');
    const key = left?.type === 'subscript' ? stringOf(left.childForFieldName('subscript')) : null;
    return key === null ? [] : [keyOf(left?.childForFieldName('value')?.text, key.value)];
  });
  const known = new Set([...asked, ...set]);
  const tries = root.descendantsOfType('try_statement');
  const [attributes, keys] = ['AttributeError', 'KeyError'].map((error) => catchersOf(tries, error));
  return ({ parameter, name, at }) =>
    known.has(keyOf(parameter.name, name)) ||
    (parameter.holds === 'attributes' ? attributes : keys)?.holds(rangeOf(at)) === true;
}

/** What tells a key of one parameter from those of the others. */
function keyOf(parameter: string | undefined, name: string): string {
  return JSON.stringify([parameter, name]);
}

/** Where statements stand that catch an error. */
function catchersOf(tries: readonly Node[], error: string): RangeSet {
  const catching = tries.filter((each) =>
    each.namedChildren.some(
      (clause) => clause.type === 'except_clause' && clause.namedChildren[0]?.text.includes(error) === true,
    ),
  );
  return new RangeSet(catching.map(rangeOf));
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
