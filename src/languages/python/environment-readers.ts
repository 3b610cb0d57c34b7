/** Finds the functions of a Python text that are given the name of an environment variable and read it. */
import type { Node } from 'web-tree-sitter';
import { parametersOf } from './functions.ts';

/** A function that reads the variable whose name it is given. */
export interface Reader {
  /** Which of its arguments the name is, and which what it gives back where there is no such variable. */
  readonly name: number;
  readonly fallback: number;
  /** What that is where a call doesn't say; null where nothing is. */
  readonly given: Node | null;
  /** Where its own read stands; null for what isn't written in the text. */
  readonly access: number | null;
}

/** By name. @param root of a whole text */
export function readersIn(root: Node): ReadonlyMap<string, Reader> {
  const readers = new Map<string, Reader>();
  if (!/environ|getenv/.test(root.text)) return readers;
  for (const statement of root.namedChildren) {
    if (statement.type !== 'function_definition' || !/environ|getenv/.test(statement.text)) continue;
    const reader = readerOf(statement);
    if (reader !== null) readers.set(statement.childForFieldName('name')?.text ?? '', reader);
  }
  return readers;
}

const READING = /^(?:(?:\w+\.)?environ\.get|(?:\w+\.)?getenv)$/;

function readerOf(definition: Node): Reader | null {
  const parameters = parametersOf(definition).map(({ text }) => text);
  if (parameters.length === 0) return null;
  for (const call of definition.descendantsOfType('call')) {
    if (!READING.test(call.childForFieldName('function')?.text ?? '')) continue;
    const given = call.childForFieldName('arguments')?.namedChildren ?? [];
    const name = parameters.indexOf(given[0]?.text ?? '');
    if (name === -1 || given[0]?.type !== 'identifier') continue;
    const inner = given[1] ?? null;
    const fallback = inner === null ? -1 : parameters.indexOf(inner.text);
    const isHandedOn = inner?.type === 'identifier' && fallback !== -1;
    return {
      name,
      fallback: isHandedOn ? fallback : -1,
      given: isHandedOn ? defaultOf(definition, inner.text) : inner,
      access: call.startIndex,
    };
  }
  return null;
}

function defaultOf(definition: Node, parameter: string): Node | null {
  const own = definition
    .childForFieldName('parameters')
    ?.namedChildren.find(
      (each) => (each.childForFieldName('name') ?? each.firstNamedChild)?.text === parameter,
    );
  return own?.childForFieldName('value') ?? null;
}
