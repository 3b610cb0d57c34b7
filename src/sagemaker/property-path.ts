/** Property paths: reading them, and judging them by the API's own response shapes. */
import { closest, distance } from 'fastest-levenshtein';
import { membersOf, responsesOf, rootMembers, STEP_KINDS } from './shapes.ts';
import type { Members, Type } from './shapes.ts';
import type { StepKind } from './step-kinds.ts';

export type Segment =
  | { readonly kind: 'member'; readonly name: string }
  /** `['x']`, `[0]`, `[*]`, without brackets and quotes. */
  | { readonly kind: 'index'; readonly index: string };

export type PropertyPath = readonly Segment[];

const SEGMENT = /\.?([A-Za-z_]\w*)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*|[\w-]+))\]/gy;

/** Reads `properties.A.B['x'][0]`; `properties.` may be missing. */
export function parsePropertyPath(text: string): { ok: true; path: PropertyPath } | { ok: false } {
  const rest = text.replace(/^properties(?:\.|(?=\[)|$)/, '');
  const path: Segment[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < rest.length) {
    const at = SEGMENT.lastIndex;
    const match = SEGMENT.exec(rest);
    // A dot stands between members, and only there.
    if (match === null || (match[1] !== undefined && match[0].startsWith('.') === (at === 0)))
      return { ok: false };
    const index = match[2] ?? match[3] ?? match[4];
    path.push(index === undefined ? { kind: 'member', name: match[1] ?? '' } : { kind: 'index', index });
  }
  return path[0]?.kind === 'member' ? { ok: true, path } : { ok: false };
}

export type Verdict =
  | { readonly kind: 'valid' }
  /** It can't be told, or another rule speaks of it (`Outputs.x` on a list, an index on a structure). */
  | { readonly kind: 'unjudged' }
  | {
      readonly kind: 'unknown-member';
      readonly member: string;
      /** What lacks the member: a shape, or the step's responses. */
      readonly of: string;
      readonly isRoot: boolean;
      /** The member that is nearly called so, or null. */
      readonly near: string | null;
    }
  /** Right as a whole, for steps of these kinds. */
  | {
      readonly kind: 'wrong-step-type';
      readonly member: string;
      readonly of: string;
      readonly kinds: readonly StepKind[];
    };

/** Judges a path for a kind of step. */
export function judgePropertyPath(kind: StepKind, path: PropertyPath): Verdict {
  const verdict = walk(kind, path);
  if (verdict.kind !== 'unknown-member' || !verdict.isRoot) return verdict;
  const kinds = STEP_KINDS.filter((other) => other !== kind && walk(other, path).kind === 'valid');
  return kinds.length === 0
    ? verdict
    : { kind: 'wrong-step-type', member: verdict.member, of: verdict.of, kinds };
}

function walk(kind: StepKind, path: PropertyPath): Verdict {
  const roots = rootMembers(kind);
  if (roots === null) return { kind: 'unjudged' };
  const root = responsesOf(kind).join(' and ');
  let at: Reached = { of: root, members: roots, type: null };
  for (const [depth, segment] of path.entries()) {
    const next: Type | Verdict = step(at, segment, depth === 0);
    if (isVerdict(next)) return next;
    at = reach(next, segment.kind === 'member' ? segment.name : at.of);
  }
  return { kind: 'valid' };
}

/** Where a path has come to. */
interface Reached {
  /** What a person calls it: a shape, or a member that is a value. */
  readonly of: string;
  readonly members: Members | null;
  /** Null at the root. */
  readonly type: Type | null;
}

function reach(type: Type, name: string): Reached {
  return type.kind === 'structure'
    ? { of: type.shape, members: membersOf(type.shape), type }
    : { of: name, members: null, type };
}

function isVerdict(result: Type | Verdict): result is Verdict {
  return (
    result.kind === 'valid' ||
    result.kind === 'unjudged' ||
    result.kind === 'unknown-member' ||
    result.kind === 'wrong-step-type'
  );
}

function step({ of, members, type }: Reached, segment: Segment, isRoot: boolean): Type | Verdict {
  if (segment.kind === 'index') {
    return type?.kind === 'list' || type?.kind === 'map' ? type.element : { kind: 'unjudged' };
  }
  if (members === null)
    return type?.kind === 'value' ? lacking(segment.name, of, null, false) : { kind: 'unjudged' };
  return members.get(segment.name) ?? lacking(segment.name, of, members, isRoot);
}

function lacking(member: string, of: string, members: Members | null, isRoot: boolean): Verdict {
  return {
    kind: 'unknown-member',
    member,
    of,
    isRoot,
    near: members === null ? null : nearName(member, [...members.keys()]),
  };
}

/** The name that `member` is a slip of: two letters differ, or a fifth of a long name's. */
function nearName(member: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const nearest = closest(
    member.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const name = names.find((candidate) => candidate.toLowerCase() === nearest) ?? null;
  return distance(member.toLowerCase(), nearest) <= Math.max(2, member.length / 5) ? name : null;
}

/** Values that say where something is; the others are counts, states and times. */
const LOCATION = /(?:Uri|Url|Path|Artifacts)$/;

/** Structures nest at most this deep on the way to a location. */
const MAX_DEPTH = 5;

/** Lists whose index is a name (sagemaker.md 1.3). */
const NAMED_LISTS: ReadonlySet<string> = new Set(['Outputs', 'ProcessingInputs', 'FinalMetricDataList']);

/**
 * The legal paths to a location that are most like a text, nearest first; of equally near ones the first by name.
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
