/** Property paths: reading them, and judging them by the API's own response shapes. */
import { distance } from 'fastest-levenshtein';
import { nearMember } from './near-member.ts';
import { membersOf, responsesOf, rootMembers, STEP_KINDS } from './shapes.ts';
import type { Members, Type } from './shapes.ts';
import type { StepKind } from './step-kinds.ts';

/** How an index is written: `['x']`, `[0]`, `[*]`, `[x]`. */
type IndexForm = 'quoted' | 'number' | 'star' | 'bare';

type Segment =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'index'; readonly index: string; readonly form: IndexForm };

export type PropertyPath = readonly Segment[];

const SEGMENT = /\.?([A-Za-z_]\w*)|\[(?:'([^']*)'|"([^"]*)"|(\d+)|(\*)|([\w-]+))\]/gy;

/** Reads `properties.A.B['x'][0]`; `properties.` may be missing. */
export function parsePropertyPath(text: string): { ok: true; path: PropertyPath } | { ok: false } {
  const rest = text.replace(/^properties(?:\.|(?=\[)|$)/, '');
  const path: Segment[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < rest.length) {
    const at = SEGMENT.lastIndex;
    const match = SEGMENT.exec(rest);
    if (match === null) return { ok: false };
    const [whole, name, single, double, number, star, bare] = match;
    // A dot stands between members, and only there.
    if (name !== undefined && whole.startsWith('.') === (at === 0)) return { ok: false };
    if (name !== undefined) path.push({ kind: 'member', name });
    else if (number !== undefined) path.push({ kind: 'index', index: number, form: 'number' });
    else if (star !== undefined) path.push({ kind: 'index', index: star, form: 'star' });
    else if (bare !== undefined) path.push({ kind: 'index', index: bare, form: 'bare' });
    else path.push({ kind: 'index', index: single ?? double ?? '', form: 'quoted' });
  }
  return path[0]?.kind === 'member' ? { ok: true, path } : { ok: false };
}

/** The x of `Outputs['x']`, or null. @param list the name of the list */
export function outputNamedIn(path: PropertyPath, list: string): string | null {
  const at = path.findIndex((segment) => segment.kind === 'member' && segment.name === list);
  const index = path[at + 1];
  return at !== -1 && index?.kind === 'index' && index.form === 'quoted' ? index.index : null;
}

export type Verdict =
  | { readonly kind: 'valid' }
  /** It can't be told. */
  | { readonly kind: 'unjudged' }
  | UnknownMember
  /** Right as a whole, for steps of these kinds. */
  | {
      readonly kind: 'wrong-step-type';
      readonly member: string;
      readonly of: string;
      readonly kinds: readonly StepKind[];
    }
  | BadIndex
  /** It ends on a structure, list or map; `leaves` are the ways on to a location, from behind the path. */
  | { readonly kind: 'not-a-leaf'; readonly of: string; readonly leaves: readonly string[] };

export interface UnknownMember {
  readonly kind: 'unknown-member';
  readonly member: string;
  /** What lacks the member: a shape, or the step's responses. */
  readonly of: string;
  readonly isRoot: boolean;
  /** The member that is nearly called so, or null. */
  readonly near: string | null;
}

/** An item of a list is asked for in a way that doesn't name it. */
export interface BadIndex {
  readonly kind: 'bad-index';
  /** The list or map. */
  readonly list: string;
  /** What stands for the item; empty where nothing does. */
  readonly index: string;
  /** `member`: `.x`; `missing`: the list's own items are skipped over. */
  readonly form: Exclude<IndexForm, 'quoted'> | 'member' | 'missing';
}

/** Lists whose index is a name (docs/domain/property-paths.md#named-lists). */
export const NAMED_LISTS: ReadonlySet<string> = new Set([
  'Outputs',
  'ProcessingInputs',
  'FinalMetricDataList',
]);

/** Judges a path for a kind of step. */
export function judgePropertyPath(kind: StepKind, path: PropertyPath): Verdict {
  const verdict = walk(kind, path);
  if (verdict.kind !== 'unknown-member' || !verdict.isRoot) return verdict;
  const kinds = STEP_KINDS.filter((other) => other !== kind && walk(other, path).kind === 'valid');
  return kinds.length === 0
    ? verdict
    : { kind: 'wrong-step-type', member: verdict.member, of: verdict.of, kinds };
}

/** Where a path has come to. */
interface Reached {
  /** What a person calls it: a shape, or a member. */
  readonly of: string;
  /** The members of the structure that it is; null where it is none. */
  readonly members: Members | null;
  /** Null at the root. */
  readonly type: Type | null;
  /** The first index on the way that names no item. */
  readonly badIndex: BadIndex | null;
}

function walk(kind: StepKind, path: PropertyPath): Verdict {
  const roots = rootMembers(kind);
  if (roots === null) return { kind: 'unjudged' };
  let at: Reached = { of: responsesOf(kind).join(' and '), members: roots, type: null, badIndex: null };
  for (const segment of path) {
    const next =
      segment.kind === 'index' ? stepInto(at, segment.index, segment.form) : member(at, segment.name);
    if ('kind' in next) return next;
    at = next;
  }
  if (at.badIndex !== null) return at.badIndex;
  return at.type === null || at.type.kind === 'value' ? { kind: 'valid' } : ending(at, at.type);
}

function ending({ of, members }: Reached, type: Type): Verdict {
  if (type.kind === 'unknown') return { kind: 'unjudged' };
  const leaves = members === null ? [] : [...locations(members, '.', null, MAX_DEPTH)];
  return { kind: 'not-a-leaf', of, leaves };
}

function reach(type: Type, name: string, badIndex: BadIndex | null): Reached {
  return type.kind === 'structure'
    ? { of: type.shape, members: membersOf(type.shape), type, badIndex }
    : { of: name, members: null, type, badIndex };
}

function stepInto(at: Reached, index: string, form: BadIndex['form'] | 'quoted'): Reached | Verdict {
  const { type, of, badIndex } = at;
  if (type?.kind !== 'list' && type?.kind !== 'map') return { kind: 'unjudged' };
  const isRight = form === 'quoted' || (form === 'number' && type.kind === 'list' && !NAMED_LISTS.has(of));
  return reach(type.element, of, badIndex ?? (isRight ? null : { kind: 'bad-index', list: of, index, form }));
}

function member(at: Reached, name: string): Reached | Verdict {
  const { of, members, type, badIndex } = at;
  if (type?.kind === 'list' && type.element.kind === 'structure') {
    const isOfItem = membersOf(type.element.shape).has(name);
    const item = stepInto(at, isOfItem ? '' : name, isOfItem ? 'missing' : 'member');
    return isOfItem && !('kind' in item) ? member(item, name) : item;
  }
  if (members === null) return type?.kind === 'value' ? lacking(name, of, null, false) : { kind: 'unjudged' };
  const next = members.get(name);
  return next === undefined ? lacking(name, of, members, type === null) : reach(next, name, badIndex);
}

function lacking(member: string, of: string, members: Members | null, isRoot: boolean): Verdict {
  return {
    kind: 'unknown-member',
    member,
    of,
    isRoot,
    near: members === null ? null : nearMember(member, [...members.keys()]),
  };
}

/** Values that say where something is; the others are counts, states and times. */
const LOCATION = /(?:Uri|Url|Path|Artifacts)$/;

/** Whether a path's value says where something is. */
export function isLocation(path: string): boolean {
  return LOCATION.test(path);
}

/** Paths that have a smaller share of their words in common are others. */
const LEAST_LIKENESS = 0.5;

/** Structures nest at most this deep on the way to a location. */
const MAX_DEPTH = 5;

/**
 * The legal paths to a location that are most like a text, nearest first; of equally near ones the first by name. None
 * that has less than half of the words in common.
 * @param count how many at most
 */
export function nearestPropertyPaths(kind: StepKind, text: string, count: number): string[] {
  const members = rootMembers(kind);
  if (members === null) return [];
  const name = /\[['"]?([\w-]+)['"]?\]/.exec(text)?.[1] ?? null;
  const wanted = text.replace(/^properties\./, '');
  const words = wordsOf(wanted);
  return [...locations(members, '', name, MAX_DEPTH)]
    .map((path) => ({ path, likeness: likeness(words, wordsOf(path)), distance: distance(path, wanted) }))
    .filter((each) => each.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .slice(0, count)
    .map(({ path }) => `properties.${path}`);
}

/** The words that names are made of, in lower case and in the singular: `S3OutputPath` is s3, output, path. */
function wordsOf(path: string): string[] {
  const words = path.match(/[A-Z]\d|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return words.map((word) => word.toLowerCase().replace(/s$/, ''));
}

/** The share of words that two paths have in common, 0 to 1 (Dice's coefficient). */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  const common = a.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return a.length + b.length === 0 ? 0 : (2 * common.length) / (a.length + b.length);
}

/** @param key the name that a list of named items is asked for; null where none is known */
function* locations(members: Members, prefix: string, key: string | null, depth: number): Generator<string> {
  for (const [name, type] of members) {
    const path = `${prefix}${name}`;
    if (type.kind === 'value' && LOCATION.test(name)) yield path;
    if (depth === 0) continue;
    if (type.kind === 'structure') yield* locations(membersOf(type.shape), `${path}.`, key, depth - 1);
    if (type.kind !== 'list' || type.element.kind !== 'structure') continue;
    const index = NAMED_LISTS.has(name) ? key && `'${key}'` : '0';
    if (index !== null) yield* locations(membersOf(type.element.shape), `${path}[${index}].`, key, depth - 1);
  }
}

/** Whether two texts are the same path, whichever quotes stand in its brackets. */
export function samePropertyPath(a: string, b: string): boolean {
  return a.replaceAll('"', "'") === b.replaceAll('"', "'");
}
