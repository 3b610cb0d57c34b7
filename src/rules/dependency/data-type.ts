/** dependency/data-type: a dependency resolves to an output of another data type. */
import { dataTypeScore, DEFAULT_DATA_TYPE } from '../../resolver/compatibility.ts';
import type { Dependency, StepLibrary } from '../../library/model/model.ts';
import { nameOfOutput } from '../../resolver/resolve.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Demand } from '../../resolver/resolver.ts';
import type { Candidate } from '../../resolver/resolve.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface TypeMismatch {
  readonly dependency: Dependency;
  /** What it resolves to. */
  readonly winner: Candidate;
}

export const dataTypeRule: Rule<TypeMismatch> = {
  name: 'dependency/data-type',
  severity: 'warning',
  summary: 'a dependency resolves to an output whose data type it can not take',
  find: (library) =>
    demandsOnOtherTypes(library).flatMap((demand) => {
      const winner = resolverOf(library).winner(demand);
      return winner === null || winner.score.parts.dataType > 0
        ? []
        : [{ dependency: demand.dependency, winner }];
    }),
  report: ({ dependency, winner }) => {
    const { output } = winner;
    const [expected, actual] = [dependency, output].map(({ dataType }) => dataType ?? DEFAULT_DATA_TYPE);
    return {
      ...aboutSpecPort(dependency),
      message: `${dependency.spec.name}: Data type mismatch for ${dependency.name}: expected=${expected ?? ''}, producer=${actual ?? ''} (${nameOfOutput(winner)})`,
      related: [relatedTo(output, `${output.spec.name}.${output.name} is what it resolves to`)],
      help: `give both the same data type, or see with stepalign resolve why that output wins`,
    };
  },
};

/** Where all outputs of a library have types that the dependency can take, nothing else can win. */
function demandsOnOtherTypes(library: StepLibrary): Demand[] {
  const offered = [
    ...new Set(library.steps.flatMap(({ spec }) => spec.outputs.map(({ dataType }) => dataType))),
  ];
  return resolverOf(library)
    .demands()
    .filter(({ dependency }) => offered.some((type) => dataTypeScore(dependency.dataType, type) === 0));
}
