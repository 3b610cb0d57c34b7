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
  /** The text that it takes in place of one that isn't there; null where it has none, or only running the code tells. */
  readonly fallback: string | null;
  /** What it does where it finds nothing and has no text in its place, or an empty one. */
  readonly missing: MissingVariable;
}

/**
 * - `fails`: it is an error at once.
 * - `refused`: what is found is looked at, and the script may end for it.
 * - `tested`: the script goes another way for nothing and for an empty text.
 * - `compared`: it goes another way for nothing; an empty text is another thing.
 * - `unknown`: nothing of that is seen.
 */
export type MissingVariable = 'fails' | 'refused' | 'tested' | 'compared' | 'unknown';

/** A place where a script takes more of its environment than one variable that is spelled out, or changes it. */
export interface EnvironmentUse {
  readonly range: Range;
  /**
   * - `main`: the main function is handed all of it.
   * - `whole`: something else gets all of it, or looks through it.
   * - `names`: variables are read whose names only running the code tells.
   * - `set`: the script gives a variable itself.
   */
  readonly how: 'main' | 'whole' | 'names' | 'set';
  /** The variable that is set; null elsewhere. */
  readonly name: string | null;
}

/** An option that a script's parser of arguments defines. */
export interface ArgumentDefinition {
  /** Without dashes at its start, with `_` for those within; null where only running the code tells. */
  readonly name: string | null;
  readonly range: Range;
  /** Whether the script ends without it. */
  readonly isRequired: boolean;
}

/** A place where a script's main function takes something of a parameter by its name, or asks whether it is there. */
export interface MainKey {
  /** What it means to who reads it. */
  readonly parameter: string;
  /** As the script writes it. */
  readonly written: string;
  readonly name: string;
  /** Where the name stands. */
  readonly range: Range;
  /** Whether it is prepared for its not being there. */
  readonly hasDefault: boolean;
  /** Whether a dict outside of the function has that key: the script may give it itself. */
  readonly isGiven: boolean;
}

/** A place where a script calls its main function. */
export interface MainCall {
  readonly range: Range;
  /** The parameters for which all names are known that it is handed; none where something else has the function. */
  readonly known: readonly string[];
  /** The parameters from which the function takes nothing but by names that are known. */
  readonly taken: readonly string[];
}

/** A name by which a script hands something to its main function. */
export interface HandedName {
  readonly parameter: string;
  readonly name: string;
  /** Where the name stands; an option of the command line is handed where the function is called. */
  readonly range: Range;
  /** What is handed, where that is a text that can be told. */
  readonly path: FoldedPath | null;
}

/** A path that may be put together of constants. */
export interface FoldedPath {
  readonly value: string;
  /** The one literal that holds it whole, wherever it stands; null where it was put together. */
  readonly literal: Range | null;
}

/**
 * What a script does with a path, as far as that can be told: it hands it to something that opens it, or it keeps it and
 * nothing more, asks whether it is there, or hands it to its main function under a name.
 */
export type PathUse = 'opened' | 'kept' | 'unclear';

/** A string literal that is a container path. */
export interface ContainerPath extends StringExpression {
  readonly use: PathUse;
}

/** What a script tells, by kind: the items of each. Every kind is collected in the order of the text. */
interface Items {
  /** Reads of environment variables whose names are literals. */
  readonly environmentReads: EnvironmentRead;
  /** Reads of the dict in which a main function and its helpers are handed the environment. */
  readonly handedReads: EnvironmentRead;
  readonly environmentUses: EnvironmentUse;
  readonly argumentDefinitions: ArgumentDefinition;
  readonly mainKeys: MainKey;
  /** None that is a key or a docstring. */
  readonly containerPaths: ContainerPath;
  readonly mainCalls: MainCall;
  readonly handedNames: HandedName;
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
  environmentReads: (read) => readStatement('read', read),
  handedReads: (read) => readStatement('handed read', read),
  environmentUses: ({ how, name }) => ({ subject: `environment, ${how}`, value: name ?? '' }),
  argumentDefinitions: ({ name, isRequired }) => ({
    subject: `argument ${name ?? '?'}`,
    value: String(isRequired),
  }),
  mainKeys: ({ parameter, name }) => ({ subject: `key ${name} of ${parameter}`, value: '' }),
  containerPaths: ({ value }) => ({ subject: `container path ${value}`, value: '' }),
  mainCalls: ({ known }) => ({ subject: 'call of main', value: known.join(' ') }),
  // Their paths are container paths, too.
  handedNames: ({ parameter, name }) => ({ subject: `${name} handed to ${parameter}`, value: '' }),
};

function readStatement(what: string, read: Pick<EnvironmentRead, 'name' | 'hasDefault'>): Statement {
  return { subject: `${what} of ${read.name}`, value: read.hasDefault ? 'with a default' : '' };
}

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
