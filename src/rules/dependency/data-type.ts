/** dependency/data-type: a dependency resolves to an output of another data type. */
import { DEFAULT_DATA_TYPE } from '../../resolver/compatibility.ts';
import { nameOfOutput, resolveAll } from '../../resolver/resolve.ts';
import type { Candidate, Resolution } from '../../resolver/resolve.ts';
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
    resolveAll(library).flatMap((resolution) => {
      const { winner } = resolution;
      return winner === null || winner.score.parts.dataType > 0 ? [] : [toFinding(resolution, winner)];
    }),
};

function toFinding({ step: { spec }, dependency }: Resolution, winner: Candidate): Finding {
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
