/** Finds where a script calls its main function, and what it hands to it by which names. */
import type { Node } from 'web-tree-sitter';
import type { HandedName, MainCall } from '../../source/collected.ts';
import { memoize } from '../../memoize/memoize.ts';
import { rangeOf } from './expressions.ts';
import { pathFolder } from './folded-paths.ts';
import type { FoldPath } from './folded-paths.ts';
import { parametersOf } from './functions.ts';
import { heldBy, heldByName, LOOKING } from './held-names.ts';
import type { Held, Places } from './held-names.ts';
import { argumentOf, handedOn, isWithin, meaningOf } from './main-function.ts';
import type { MainFunction } from './main-function.ts';
import { takenFrom } from './main-keys.ts';
import type { NodesOf } from './nodes.ts';

export interface MainCalls {
  readonly calls: readonly MainCall[];
  readonly names: readonly HandedName[];
  /** The nodes of what is handed over. */
  readonly values: ReadonlySet<number>;
}

/** In the order of the text; of what main itself calls nothing. */
export function readMainCalls(main: MainFunction, nodesOf: NodesOf): MainCalls {
  const fold = pathFolder(nodesOf);
  const places: Places = {
    main,
    nodesOf,
    textOf: (node) => fold(node)?.value ?? null,
    parametersOf: memoize(() =>
      nodesOf('function_definition').map((node) => ({
        node,
        names: parametersOf(node).map(({ text }) => text),
      })),
    ),
    led: [],
  };
  const uses = (main.identifiers.get(main.name) ?? []).filter(
    (use) => !(main.node !== null && isWithin(use, main.node)) && !isWord(use),
  );
  const calls = uses.flatMap(({ parent, id }) =>
    parent?.type === 'call' && parent.childForFieldName('function')?.id === id ? [parent] : [],
  );
  // Who else has it may call it with anything.
  const isShared = uses.length > calls.length;
  const names = new Map<string, HandedName>();
  const values = new Set<number>();
  const add = (held: Held, parameter: string, at: Node | null): void => {
    for (const { value } of held.names) if (value !== null) values.add(value.id);
    for (const each of namesIn(held, parameter, at, fold))
      names.set(`${each.parameter} ${each.name} ${each.range.start}`, each);
  };
  const taken = main.parameters
    .filter((each) => isTakenByName(each, main))
    .map(({ word }) => meaningOf(word));
  const read = calls.map((call): MainCall => {
    const known = main.parameters.flatMap(({ word }) => {
      const held = heldBy(argumentFor(word.name, call, main), places);
      add(held, meaningOf(word), call);
      return held.isWhole && !isShared ? [meaningOf(word)] : [];
    });
    return { range: rangeOf(call), known, taken };
  });
  // What has the parameter's own name is meant to be handed over, wherever that is done.
  for (const { word } of main.parameters) add(heldByName(word.name, places), meaningOf(word), null);
  return { calls: read, names: [...names.values()].sort((a, b) => a.range.start - b.range.start), values };
}

/** Whether each place that has it takes something by name, hands it on to what does, or only looks. */
function isTakenByName({ word, takers }: MainFunction['parameters'][number], main: MainFunction): boolean {
  return takers.every(({ uses }) =>
    uses.every((use) => {
      const next = handedOn(use, main.functions);
      return (
        takenFrom(use, word.holds === 'attributes') !== null ||
        (next !== null && takers.some(({ node, name }) => node.id === next.node.id && name === next.name)) ||
        LOOKING.test(argumentOf(use)?.callee.text ?? '') ||
        /^(?:interpolation|not_operator|if_statement)$/.test(use.parent?.type ?? '')
      );
    }),
  );
}

/** As a keyword, a member, or where it is imported. */
function isWord({ parent, id }: Node): boolean {
  return (
    (parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === id) ||
    (parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === id)
  );
}

/** Null where it is left out, or what is spread may hold it. */
function argumentFor(parameter: string, call: Node, { names }: MainFunction): Node | null {
  const given = (call.childForFieldName('arguments')?.namedChildren ?? []).flatMap((each) =>
    each.type === 'keyword_argument' ? (each.childForFieldName('value') ?? []) : each,
  );
  return (
    given.find((each) => {
      const { place } = argumentOf(each) ?? {};
      return typeof place === 'number' ? names[place] === parameter : place === parameter;
    }) ?? null
  );
}

/** @param call where that stands what stands on the command line; it is nowhere without one */
function namesIn({ names }: Held, parameter: string, call: Node | null, fold: FoldPath): HandedName[] {
  return names.flatMap(({ name, at, value }) => {
    const place = at ?? call;
    return place === null ? [] : [{ parameter, name, range: rangeOf(place), path: fold(value) }];
  });
}
