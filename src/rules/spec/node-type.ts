/** spec/node-type: a node type that the spec's ports contradict. */
import type { Spec } from '../../library/model.ts';
import { NODE_PORTS, withArticle } from '../../library/node-types.ts';
import { ofEach } from '../../library/of-each.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'spec/node-type';

export const nodeTypeRule: Rule = {
  name,
  severity: 'error',
  summary: "a spec's node type is one that its ports contradict",
  fixable: null,
  transform: null,
  check: ofEach(
    ({ specs }) => specs,
    (spec) => [toFinding(spec)].filter((finding) => finding !== null),
  ),
};

function toFinding(spec: Spec): Finding | null {
  const { nodeType, nodeTypeAt } = spec;
  const expected = nodeType === null ? undefined : NODE_PORTS.get(nodeType);
  if (nodeType === null || expected === undefined || nodeTypeAt === null) return null;
  const complaints = [
    complaint('dependencies', expected.dependencies, spec.dependencies.length, spec.dependenciesIncomplete),
    complaint('outputs', expected.outputs, spec.outputs.length, spec.outputsIncomplete),
  ].filter((words) => words !== null);
  if (complaints.length === 0) return null;
  const has = { dependencies: spec.dependencies.length > 0, outputs: spec.outputs.length > 0 };
  const fitting = [...NODE_PORTS].find(
    ([, of]) => of.dependencies === has.dependencies && of.outputs === has.outputs,
  );
  return {
    rule: name,
    severity: 'error',
    message: `${spec.name} is ${withArticle(nodeType)} node, which ${complaints.join(', and ')}`,
    file: nodeTypeAt.module.path,
    range: nodeTypeAt.expression.range,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: null,
    related: [],
    help: `make it ${withArticle(fitting?.[0] ?? 'fitting')} node, or change its ports`,
  };
}

/** @param incomplete why there may be ports that weren't read: then none of them proves nothing */
function complaint(word: string, expected: boolean, count: number, incomplete: string | null): string | null {
  if (!expected) return count > 0 ? `has no ${word}, but this one has ${count}` : null;
  return count === 0 && incomplete === null ? `has ${word}, but this one has none` : null;
}
