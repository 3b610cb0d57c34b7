/**
 * What is collected of the text of a script: each kind with what it says of the library. A kind stands here, and what finds
 * its items in the collectors of a language; all else follows from these two.
 */
import type { Range } from './range.ts';
import type { StringExpression } from './syntax.ts';

/** A place where a script reads an environment variable. */
export interface EnvironmentRead {
  readonly name: string;
  /** The whole expression. */
  readonly range: Range;
  /** Whether the script is prepared for the variable not being there. */
  readonly hasDefault: boolean;
}

/** An option that a script's parser of arguments defines. */
export interface ArgumentDefinition {
  /** Without dashes at its start, with `_` for those within; null where only running the code tells. */
  readonly name: string | null;
  readonly range: Range;
  /** Whether the script ends without it. */
  readonly isRequired: boolean;
}

/** A place where a script's main function takes something of a parameter by its name, and isn't prepared for its not being there. */
export interface MainKey {
  readonly parameter: string;
  readonly name: string;
  /** Where the name stands. */
  readonly range: Range;
  /** Whether a dict outside of the function has that key: the script may give it itself. */
  readonly isGiven: boolean;
}

/** A path that a script hands to its main function by name. */
export interface GivenPath {
  readonly parameter: string;
  readonly name: string;
  /** Where the path's literal stands. */
  readonly path: Range;
}

/** What a script tells, by kind: the items of each. Every kind is collected in the order of the text. */
interface Items {
  /** Reads of environment variables whose names are literals. */
  readonly environmentReads: EnvironmentRead;
  readonly argumentDefinitions: ArgumentDefinition;
  readonly mainKeys: MainKey;
  /** String literals that are container paths; none that is a key or a docstring. */
  readonly containerPaths: StringExpression;
  readonly givenPaths: GivenPath;
}

export type CollectedKind = keyof Items;

export type ItemOf<Kind extends CollectedKind> = Items[Kind];

/** All that is collected of one text; a language without scripts has nothing of any kind. */
export type Collected = { readonly [Kind in CollectedKind]: readonly ItemOf<Kind>[] };

/** What an item says, wherever it stands: what two states of a library are compared by. */
interface Statement {
  readonly subject: string;
  readonly value: string;
}

type Stated<Item> = (item: Omit<Item, 'range'>) => Statement;

/** Null for a kind whose items say nothing that those of another don't. */
const STATEMENTS: { readonly [Kind in CollectedKind]: Stated<ItemOf<Kind>> | null } = {
  environmentReads: ({ name, hasDefault }) => ({
    subject: `read of ${name}`,
    value: hasDefault ? 'with a default' : '',
  }),
  argumentDefinitions: ({ name, isRequired }) => ({
    subject: `argument ${name ?? '?'}`,
    value: String(isRequired),
  }),
  mainKeys: ({ parameter, name, isGiven }) => ({
    subject: `key ${name} of ${parameter}`,
    value: String(isGiven),
  }),
  containerPaths: ({ value }) => ({ subject: `container path ${value}`, value: '' }),
  // Their paths are container paths, too.
  givenPaths: null,
};

export const COLLECTED_KINDS = Object.keys(STATEMENTS) as CollectedKind[];

export const NOTHING_COLLECTED = Object.freeze(
  Object.fromEntries(COLLECTED_KINDS.map((kind) => [kind, Object.freeze([])])),
) as unknown as Collected;

/** What items of a kind say, in their order. */
export function statementsOf<Kind extends CollectedKind>(
  kind: Kind,
  items: readonly Omit<ItemOf<Kind>, 'range'>[],
): Statement[] {
  const stated: Stated<ItemOf<Kind>> | null = STATEMENTS[kind];
  return stated === null ? [] : items.map(stated);
}
