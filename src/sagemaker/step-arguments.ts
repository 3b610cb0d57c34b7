/** The arguments of pipeline steps: which members they have by the API's requests, and where others are probably meant. */
import { nearMember } from './near-member.ts';
import { REQUESTS } from './root-shapes.ts';
import { membersOf } from './shapes.ts';
import type { Members } from './shapes.ts';
import type { StepKind } from './step-kinds.ts';

/** What is said of a member that a step's arguments don't have. */
export type ArgumentVerdict =
  /** It belongs to the step itself. */
  | { readonly kind: 'of-step' }
  /** It belongs into another member, `['AlgorithmSpecification', 'TrainingImage']`. */
  | { readonly kind: 'within'; readonly path: readonly [string, string] }
  /** It is nearly called as one that they have. */
  | { readonly kind: 'slip'; readonly near: string }
  /** It may be newer than the table. */
  | { readonly kind: 'unknown' };

/** What steps have beside their arguments (the published schema; property files as the SDK writes them). */
const STEP_MEMBERS: ReadonlySet<string> = new Set([
  'DependsOn',
  'PropertyFiles',
  'CacheConfig',
  'RetryPolicies',
  'DisplayName',
  'Description',
]);

/** Where names belong that people took for members: the SDK's word for what the API calls otherwise. */
const OTHER_WORDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['Processing ProcessingOutputs', ['ProcessingOutputConfig', 'Outputs']],
]);

/** Steps whose arguments are those of a job of another kind: the SDK's checks run as processing jobs. */
const LIKE: ReadonlyMap<StepKind, keyof typeof REQUESTS> = new Map([
  ['QualityCheck', 'Processing'],
  ['ClarifyCheck', 'Processing'],
]);

/** The requests that the arguments of a kind of step are; empty where they are none, or are free. */
export function requestsOf(kind: StepKind): readonly string[] {
  const known: Readonly<Partial<Record<StepKind, readonly string[]>>> = REQUESTS;
  return known[LIKE.get(kind) ?? kind] ?? [];
}

/** The members that the arguments of a kind of step have; null where that isn't known. */
function argumentMembers(kind: StepKind): Members | null {
  const requests = requestsOf(kind);
  return requests.length === 0 ? null : new Map(requests.flatMap((shape) => [...membersOf(shape)]));
}

/** What is wrong with a member of a step's arguments; null for nothing, and where it can't be told. */
export function judgeArgument(kind: StepKind, name: string): ArgumentVerdict | null {
  const members = argumentMembers(kind);
  if (members === null || members.has(name)) return null;
  if (STEP_MEMBERS.has(name)) return { kind: 'of-step' };
  const path = OTHER_WORDS.get(`${LIKE.get(kind) ?? kind} ${name}`) ?? onlyPlaceOf(name, members);
  if (path !== null) return { kind: 'within', path };
  const near = nearMember(name, [...members.keys()]);
  return near === null ? { kind: 'unknown' } : { kind: 'slip', near };
}

/** Where a member is meant to be that a step's arguments don't have: in the arguments, or the step, `A.B` for B within A. */
export function meaningOf(name: string, verdict: ArgumentVerdict): string {
  switch (verdict.kind) {
    case 'within':
      return verdict.path.join('.');
    case 'slip':
      return verdict.near;
    default:
      return name;
  }
}

/** Whether something beside the arguments of a step belongs into them. */
export function belongsIntoArguments(kind: StepKind, name: string): boolean {
  // The checks have members of their own beside them.
  return !LIKE.has(kind) && !STEP_MEMBERS.has(name) && argumentMembers(kind)?.has(name) === true;
}

/** The one structure among the members that has a member of this name; null where none has it, or several. */
function onlyPlaceOf(name: string, members: Members): readonly [string, string] | null {
  const [only, another] = [...members].filter(
    ([, type]) => type.kind === 'structure' && membersOf(type.shape).has(name),
  );
  return only === undefined || another !== undefined ? null : [only[0], name];
}
