/** Folds what a script puts together of constants, as far as paths are: names, tables of them, joins. */
import type { Node } from 'web-tree-sitter';
import { memoize } from '../../memoize/memoize.ts';
import type { FoldedPath } from '../../source/collected.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { stringOf } from './script.ts';

/** @returns null where only running the code tells */
export type FoldPath = (node: Node | null) => FoldedPath | null;

/** A path that is put together of more is no path that anybody reads. */
const MAX_DEPTH = 20;

/** A name stands for what the file binds it to, if it does so once, or always to the same text. */
export function pathFolder(nodesOf: NodesOf): FoldPath {
  const assigned = memoize(() => onlyValues(nodesOf('assignment')));
  const fold = (node: Node | null, depth: number): FoldedPath | null => {
    if (node === null || depth > MAX_DEPTH) return null;
    const inner = (child: Node | null): FoldedPath | null => fold(child, depth + 1);
    switch (node.type) {
      case 'string': {
        const string = stringOf(node);
        return string === null ? null : { value: string.value, literal: rangeOf(node) };
      }
      case 'identifier': {
        const { value, isRepeated } = assigned().get(node.text) ?? NO_VALUE;
        const folded = inner(value);
        // Whoever changes the text in one place leaves the others as they are.
        return folded !== null && isRepeated ? { ...folded, literal: null } : folded;
      }
      case 'parenthesized_expression':
        return inner(node.firstNamedChild);
      case 'subscript': {
        const table = node.childForFieldName('value');
        const isKnown = table?.type === 'identifier' && isLeftAlone(table.text, nodesOf);
        const named = isKnown ? (assigned().get(table.text)?.value ?? null) : null;
        const key = stringOf(node.childForFieldName('subscript'))?.value;
        const entries = named?.type === 'dictionary' && key !== undefined ? entriesCalled(key, named) : [];
        return entries.length === 1 ? inner(entries[0]?.childForFieldName('value') ?? null) : null;
      }
      case 'binary_operator': {
        const [left, right] = [inner(node.childForFieldName('left')), inner(node.childForFieldName('right'))];
        const operator = node.childForFieldName('operator')?.type;
        return operator === '+' || operator === '/' ? joined([left, right], operator === '/') : null;
      }
      case 'call': {
        const callee = node.childForFieldName('function')?.text ?? '';
        const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter(
          ({ type }) => type !== 'comment',
        );
        if (/^(?:os\.path\.join|(?:pathlib\.)?Path)$/.test(callee) && given.length > 0)
          return given.length === 1 ? inner(given[0] ?? null) : joined(given.map(inner), true);
        return callee === 'str' && given.length === 1 ? inner(given[0] ?? null) : null;
      }
      default:
        return null;
    }
  };
  return (node) => fold(node, 0);
}

interface OnlyValue {
  /** Null where the name has several values, or none that is written out. */
  readonly value: Node | null;
  /** Whether the same text is assigned to the name in several places. */
  readonly isRepeated: boolean;
}

const NO_VALUE: OnlyValue = { value: null, isRepeated: false };

/** The value of each name that is assigned to. */
function onlyValues(assignments: readonly Node[]): ReadonlyMap<string, OnlyValue> {
  const only = new Map<string, OnlyValue>();
  for (const each of assignments) {
    const name = each.childForFieldName('left')?.text ?? '';
    const value = each.childForFieldName('right');
    const known = only.get(name);
    if (known === undefined) only.set(name, { value, isRepeated: false });
    else only.set(name, isSameText(known.value, value) ? { ...known, isRepeated: true } : NO_VALUE);
  }
  return only;
}

function isSameText(one: Node | null, other: Node | null): boolean {
  const text = stringOf(one)?.value;
  return text !== undefined && text === stringOf(other)?.value;
}

function isLeftAlone(table: string, nodesOf: NodesOf): boolean {
  return !nodesOf('assignment').some((each) => {
    const left = each.childForFieldName('left');
    return left?.type === 'subscript' && left.childForFieldName('value')?.text === table;
  });
}

function entriesCalled(key: string, table: Node): Node[] {
  return table.namedChildren.filter(
    (pair) => pair.type === 'pair' && stringOf(pair.childForFieldName('key'))?.value === key,
  );
}

/** As os.path.join does it where they are joined by slashes. */
function joined(parts: readonly (FoldedPath | null)[], bySlashes: boolean): FoldedPath | null {
  let value = '';
  for (const part of parts) {
    if (part === null) return null;
    if (!bySlashes) value += part.value;
    else if (part.value.startsWith('/') || value === '') value = part.value;
    else value += `${value.endsWith('/') ? '' : '/'}${part.value}`;
  }
  return { value, literal: null };
}
