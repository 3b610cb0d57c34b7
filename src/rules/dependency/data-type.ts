/** dependency/data-type: a dependency resolves to an output of another data type. */
import { dataTypeScore, DEFAULT_DATA_TYPE } from '../../resolver/compatibility.ts';
import type { StepLibrary } from '../../library/model.ts';
import { nameOfOutput } from '../../resolver/resolve.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Demand } from '../../resolver/resolver.ts';
import type { Candidate } from '../../resolver/resolve.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'dependency/data-type';

export const dataTypeRule: Rule = {
  name,
  severity: 'warning',
  summary: 'a dependency resolves to an output whose data type it can not take',
  fixable: null,
  transform: null,
  check: (library) =>
    demandsOnOtherTypes(library).flatMap((demand) => {
      const winner = resolverOf(library).winner(demand);
      return winner === null || winner.score.parts.dataType > 0 ? [] : [toFinding(demand, winner)];
    }),
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

function toFinding({ step: { spec }, dependency }: Demand, winner: Candidate): Finding {
  const { output } = winner;
  const [expected, actual] = [dependency, output].map(({ dataType }) => dataType ?? DEFAULT_DATA_TYPE);
  return {
    rule: name,
    severity: 'warning',
    message: `${spec.name}: Data type mismatch for ${dependency.name}: expected=${expected ?? ''}, producer=${actual ?? ''} (${nameOfOutput(winner)})`,
    file: dependency.module.path,
    range: dependency.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: dependency.name,
    related: [
      {
        file: output.module.path,
        range: output.nameRange,
        message: `${output.spec.name}.${output.name} is what it resolves to`,
      },
    ],
    help: `give both the same data type, or see with stepalign resolve why that output wins`,
  };
}
