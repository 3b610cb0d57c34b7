/** spec/node-type: a node type that the spec's ports contradict. */
import type { Located } from '../../library/values/evaluate.ts';
import type { Spec } from '../../library/model/model.ts';
import { isInterface } from '../../library/conventions/generation.ts';
import { NODE_PORTS, withArticle } from '../../library/questions/node-types.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { aboutSpec, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

interface WrongNodeType {
  readonly spec: Spec;
  readonly nodeType: string;
  /** Where the node type stands. */
  readonly at: Located;
  /** What the ports have against it; each completes "which …". */
  readonly complaints: readonly string[];
}

export const nodeTypeRule: Rule<WrongNodeType> = {
  name: 'spec/node-type',
  severity: 'error',
  summary: "a spec's node type is one that its ports contradict",
  find: mapParts(
    ({ specs }) => specs,
    (spec) => [wrongNodeType(spec)].filter((found) => found !== null),
  ),
  report: ({ spec, nodeType, at, complaints }) => ({
    ...aboutSpec(spec),
    ...placeIn(at.module, at.expression.range),
    severity: isInterface(spec) ? 'warning' : 'error',
    message:
      `${spec.name} is ${withArticle(nodeType)} node, which ${complaints.join(', and ')}` +
      (isInterface(spec) ? '' : ', and the framework refuses it'),
    help: `make it ${withArticle(fittingTypeFor(spec) ?? 'fitting')} node, or change its ports`,
  }),
};

function wrongNodeType(spec: Spec): WrongNodeType | null {
  const { nodeType, nodeTypeAt: at } = spec;
  const expected = nodeType === null ? undefined : NODE_PORTS.get(nodeType);
  if (nodeType === null || expected === undefined || at === null) return null;
  const complaints = [
    complaint('dependencies', expected.dependencies, spec.dependencies.length, spec.dependenciesIncomplete),
    complaint('outputs', expected.outputs, spec.outputs.length, spec.outputsIncomplete),
  ].filter((words) => words !== null);
  return complaints.length === 0 ? null : { spec, nodeType, at, complaints };
}

/** The node type that a spec with such ports has. */
function fittingTypeFor({ dependencies, outputs }: Spec): string | null {
  const fitting = [...NODE_PORTS].find(
    ([, of]) => of.dependencies === dependencies.length > 0 && of.outputs === outputs.length > 0,
  );
  return fitting?.[0] ?? null;
}

/** @param incomplete why there may be ports that weren't read: then none of them proves nothing */
function complaint(word: string, expected: boolean, count: number, incomplete: string | null): string | null {
  if (!expected) return count > 0 ? `has no ${word}, but this one has ${count}` : null;
  return count === 0 && incomplete === null ? `has ${word}, but this one has none` : null;
}
