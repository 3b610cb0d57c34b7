/** The dependencies that would go to another output if one had other aliases. */
import { areCopies, copiesIn } from '../library/questions/copies.ts';
import type { SpecOutput, StepLibrary } from '../library/model/model.ts';
import { MOST_NAMED } from '../library/model/truncated-list.ts';
import type { TruncatedList } from '../library/model/truncated-list.ts';
import { contestsOf } from './contests.ts';
import type { Contest, Contests } from './contests.ts';
import { nameOfDependency, standing, THRESHOLD } from './resolve.ts';
import type { Candidate } from './resolve.ts';
import { demandsOf, resolverOf } from './resolver.ts';
import type { Demand } from './resolver.ts';

/** A dependency that resolved, and would resolve to something else. */
export interface ChangedWinner {
  readonly demand: Demand;
  readonly before: Candidate;
  readonly after: Candidate | null;
}

/** The dependencies whose winner would be another one if the output had these aliases, in the order of the library. */
export function changedWinners(
  library: StepLibrary,
  output: SpecOutput,
  aliases: readonly string[],
): TruncatedList<ChangedWinner> {
  const contests = contestsOf(library);
  const changes = contests.of(output, aliases).flatMap(({ question, moved }) =>
    question.won.map((won): TruncatedList<ChangedWinner> => {
      const { winner } = won;
      // Which copy of a step is meant isn't a matter of aliases.
      if (areCopies(output, winner.output)) return { first: [], count: 0 };
      return winner.output === output
        ? fallen(library, won, moved)
        : beats(library, moved, winner)
          ? overtaken(contests, won, moved)
          : { first: [], count: 0 };
    }),
  );
  return {
    first: changes
      .flatMap(({ first }) => first)
      .sort((a, b) => contests.orderOf(a.demand) - contests.orderOf(b.demand))
      .slice(0, MOST_NAMED),
    count: changes.reduce((sum, { count }) => sum + count, 0),
  };
}

function beats(library: StepLibrary, moved: Candidate, winner: Candidate): boolean {
  const [is, was] = [moved.score.total, winner.score.total];
  return (
    is > THRESHOLD && (is > was || (is === was && resolverOf(library).isBefore(moved.output, winner.output)))
  );
}

/** All that the winner had but what the step itself asks for. */
function overtaken(contests: Contests, won: Contest, after: Candidate): TruncatedList<ChangedWinner> {
  const own = demandsOf(after.step).filter((demand) => contests.contestOf(demand) === won);
  const first = won.demands
    .slice(0, MOST_NAMED + own.length)
    .filter((demand) => !own.includes(demand))
    .slice(0, MOST_NAMED);
  return {
    first: first.map((demand) => ({ demand, before: won.winner, after })),
    count: won.demands.length - own.length,
  };
}

/** Where the winner itself scores less, the others are as they were. */
function fallen(
  library: StepLibrary,
  { winner, demands }: Contest,
  moved: Candidate,
): TruncatedList<ChangedWinner> {
  if (moved.score.total >= winner.score.total) return { first: [], count: 0 };
  const resolver = resolverOf(library);
  const copies = copiesIn(library).of([winner.step.spec]).length;
  const changed = demands.flatMap((demand): ChangedWinner[] => {
    const other = resolver
      .best(demand, 2 + Math.min(copies, MOST_NAMED))
      .find(({ output }) => output !== winner.output && !areCopies(output, winner.output));
    const isOther =
      other !== undefined &&
      (other.score.total > moved.score.total ||
        (other.score.total === moved.score.total && resolver.isBefore(other.output, moved.output)));
    const next = isOther ? other : moved;
    const after = next.score.total > THRESHOLD ? next : null;
    return after?.output === winner.output ? [] : [{ demand, before: winner, after }];
  });
  return { first: changed.slice(0, MOST_NAMED), count: changed.length };
}

/** In words, for each of the first: `A.x goes from B.y 0.71 to C.z 0.90`. */
export function winnerChanges(
  library: StepLibrary,
  output: SpecOutput,
  aliases: readonly string[],
): string[] {
  const { first, count } = changedWinners(library, output, aliases);
  const more = count - first.length;
  return [
    ...first.map(({ demand, before, after }) => {
      const to = after === null ? 'nothing' : standing(after);
      return `${nameOfDependency(demand)} goes from ${standing(before)} to ${to}`;
    }),
    ...(more > 0 ? [`${more} more dependencies go elsewhere`] : []),
  ];
}
