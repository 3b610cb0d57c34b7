/** dependency/no-producer: a required dependency that no output of another step resolves. */
import type { Dependency } from '../../library/model/model.ts';
import { nameOfOutput, THRESHOLD } from '../../resolver/resolve.ts';
import type { Candidate } from '../../resolver/resolve.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import { unresolvedRequired } from '../../resolver/unresolved.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

/** How many of the outputs that come nearest are named. */
const NEAREST = 3;

interface UnmetDependency {
  readonly dependency: Dependency;
  readonly nearest: readonly Candidate[];
}

export const noProducerRule: Rule<UnmetDependency> = {
  name: 'dependency/no-producer',
  severity: 'error',
  summary: 'a required dependency that no output of another step resolves',
  find: (library) =>
    library.steps.flatMap((step) =>
      unresolvedRequired(library, step)
        .filter(({ doubt }) => doubt === null)
        .map(({ demand }) => ({
          dependency: demand.dependency,
          nearest: resolverOf(library).best(demand, NEAREST),
        })),
    ),
  report: ({ dependency, nearest }) => {
    const words = nearest.map((each) => `${nameOfOutput(each)} ${each.score.total.toFixed(2)}`).join(', ');
    return {
      ...aboutSpecPort(dependency),
      message: `${dependency.spec.name}: no output of another step resolves the required dependency ${dependency.name}; the nearest: ${
        words === '' ? 'none has its type' : words
      }`,
      related: nearest.map(({ output, score }) =>
        relatedTo(
          output,
          `${output.spec.name}.${output.name} scores ${score.total.toFixed(2)}, and ${THRESHOLD} is too little`,
        ),
      ),
      help: `give the output that is meant the type ${dependency.type ?? 'of the dependency'} and the name or alias ${dependency.name}; stepalign resolve shows the scores`,
    };
  },
};
