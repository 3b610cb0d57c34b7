/** property-path/unknown-member: a property path names a field that the API's response doesn't have. */
import { isUnknown } from '../../library/evaluate.ts';
import type { ContractPort, SpecOutput, Step, StepLibrary } from '../../library/model.ts';
import { canonicalPropertyPath } from '../../sagemaker/container-paths.ts';
import { judgePropertyPath, nearestPropertyPaths, parsePropertyPath } from '../../sagemaker/property-path.ts';
import type { Verdict } from '../../sagemaker/property-path.ts';
import { SHAPES_VERSION, STEP_KINDS } from '../../sagemaker/shapes.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Finding } from '../finding.ts';
import type { DriftRule } from '../rule.ts';

/** A property path that can't be right for its step. */
export interface UnknownMemberDrift {
  readonly step: Step;
  readonly output: SpecOutput;
  /** The path as folded. */
  readonly path: string;
  /** Where the script writes the output, by the contract; null where that isn't known. */
  readonly containerPath: string | null;
  /** The contract's output of that name. */
  readonly port: ContractPort | null;
  readonly verdict: Extract<Verdict, { kind: 'unknown-member' | 'wrong-step-type' }>;
}

/** Every property path of the library that names a field which its step type's response doesn't have. */
export function unknownMembersOf(library: StepLibrary): UnknownMemberDrift[] {
  return library.steps.flatMap((step) =>
    step.spec.outputs.flatMap((output): UnknownMemberDrift[] => {
      const text = output.propertyPath?.text;
      if (text === undefined || isUnknown(text)) return [];
      const verdict = judge(step.kind, text.value);
      if (verdict === null) return [];
      const port = step.contract?.outputs.find((candidate) => candidate.name === output.name) ?? null;
      const containerPath = port === null || isUnknown(port.containerPath) ? null : port.containerPath.value;
      return [{ step, output, path: text.value, containerPath, port, verdict }];
    }),
  );
}

/** Without a step type, a path is wrong only where it is wrong for every type there is. */
function judge(kind: StepKind | null, text: string): UnknownMemberDrift['verdict'] | null {
  const path = parsePropertyPath(text);
  if (!path.ok) return null;
  const verdicts = (kind === null ? STEP_KINDS : [kind]).map((candidate) =>
    judgePropertyPath(candidate, path.path),
  );
  const wrong = verdicts.filter(
    (verdict) => verdict.kind === 'unknown-member' || verdict.kind === 'wrong-step-type',
  );
  return wrong.length === verdicts.length ? (wrong[0] ?? null) : null;
}

export const unknownMemberRule: DriftRule<UnknownMemberDrift> = {
  name: 'property-path/unknown-member',
  severity: 'error',
  summary: "a property path names a field that the API's response for the step type doesn't have",
  fixable: 'safe',
  transform: 'fix-property-paths',
  check: (library) => unknownMembersOf(library).map(toFinding),
  toFinding,
};

function toFinding(drift: UnknownMemberDrift): Finding {
  const { step, output, path, verdict, containerPath, port } = drift;
  return {
    rule: unknownMemberRule.name,
    severity: isCertain(verdict) ? 'error' : 'warning',
    message: `${output.spec.name}: the property path of the output ${output.name}, ${path}, ${complaint(drift)}`,
    file: output.propertyPath?.at.module.path ?? output.module.path,
    range: output.propertyPath?.at.expression.range ?? output.nameRange,
    step: step.spec.stepType?.text ?? null,
    declaration: output.spec.name,
    port: output.name,
    related:
      port === null || containerPath === null
        ? []
        : [
            {
              file: port.module.path,
              range: port.pathRange,
              message: `${port.contract.name} has the output ${output.name} at ${containerPath}`,
            },
          ],
    help: advice(drift),
  };
}

/** A member that isn't in the table may be newer than the table, unless it looks like a slip (sagemaker.md 1.3). */
function isCertain(verdict: UnknownMemberDrift['verdict']): boolean {
  return verdict.kind === 'wrong-step-type' || verdict.isRoot || verdict.near !== null;
}

function complaint({ step, verdict }: UnknownMemberDrift): string {
  const { member, of } = verdict;
  if (step.kind === null) return `names the field ${member}, which no step of any type has`;
  const lacks = `names the field ${member}, which ${of} (a ${step.kind} step) doesn't have`;
  if (verdict.kind === 'wrong-step-type') return `${lacks}; ${verdict.kinds.join(', ')} steps have it`;
  if (verdict.near !== null) return `${lacks}; it has ${verdict.near}`;
  return isCertain(verdict) ? lacks : `${lacks} in ${SHAPES_VERSION}`;
}

function advice({ step, output, path, containerPath }: UnknownMemberDrift): string {
  if (step.kind === null)
    return `the SageMaker step type isn't known (${step.kindReason}); use a path that it has`;
  const canonical = canonicalPropertyPath(step.kind, containerPath, output.name);
  const paths = canonical === null ? nearestPropertyPaths(step.kind, path, 3) : [canonical];
  return paths.length === 0 ? `use a path that ${step.kind} steps have` : `use ${paths.join(' or ')}`;
}
