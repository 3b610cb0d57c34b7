/** dependency/no-producer: a required dependency that no output of another step resolves. */
import type { Step } from '../../library/model.ts';
import { nameOfOutput, THRESHOLD } from '../../resolver/resolve.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Resolver } from '../../resolver/resolver.ts';
import { unresolvedRequired } from '../../resolver/unresolved.ts';
import type { UnresolvedDependency } from '../../resolver/unresolved.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'dependency/no-producer';

/** How many of the outputs that come nearest are named. */
const NEAREST = 3;

export const noProducerRule: Rule = {
  name,
  severity: 'error',
  summary: 'a required dependency that no output of another step resolves',
  fixable: null,
  transform: null,
  check: (library) =>
    library.steps.flatMap((step) =>
      unresolvedRequired(library, step)
        .filter(({ doubt }) => doubt === null)
        .map((unresolved) => toFinding(step, unresolved, resolverOf(library))),
    ),
};

function toFinding({ spec }: Step, { demand }: UnresolvedDependency, resolver: Resolver): Finding {
  const { dependency } = demand;
  const nearest = resolver.best(demand, NEAREST);
  const words = nearest.map((each) => `${nameOfOutput(each)} ${each.score.total.toFixed(2)}`).join(', ');
  return {
    rule: name,
    severity: 'error',
    message: `${spec.name}: no output of another step resolves the required dependency ${dependency.name}; the nearest: ${
      words === '' ? 'none has its type' : words
    }`,
    file: dependency.module.path,
    range: dependency.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: dependency.name,
    related: nearest.map(({ output, score }) => ({
      file: output.module.path,
      range: output.nameRange,
      message: `${output.spec.name}.${output.name} scores ${score.total.toFixed(2)}, and ${THRESHOLD} is too little`,
    })),
    help: `give the output that is meant the type ${dependency.type ?? 'of the dependency'} and the name or alias ${dependency.name}; stepalign resolve shows the scores`,
  };
}
