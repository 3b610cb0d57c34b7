/** Judges every property path of a library once: what is wrong with it, if anything, for one rule to report. */
import { isRefusal } from '../../source/refusal.ts';
import type { ContractPort, SpecOutput, Step } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { canonicalPropertyPath, internalOutput } from '../../sagemaker/container-paths.ts';
import {
  judgePropertyPath,
  outputNamedIn,
  parsePropertyPath,
  samePropertyPath,
} from '../../sagemaker/property-path.ts';
import type { PropertyPath, Verdict } from '../../sagemaker/property-path.ts';
import { STEP_KINDS } from '../../sagemaker/shapes.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Tables } from '../../sagemaker/tables.ts';

/** What is wrong with a path: by the API's shapes, or by what the library itself says. */
type PathVerdict =
  | Verdict
  /** `Outputs['x']`, and the step has no output x. */
  | { readonly kind: 'undeclared-output'; readonly named: string; readonly declared: readonly string[] }
  /** Right but for `properties.` at its start. */
  | { readonly kind: 'no-prefix' }
  /** Legal, and not where the contract's container path is found. */
  | { readonly kind: 'contradicts-container'; readonly canonical: string };

export interface JudgedPath {
  readonly step: Step;
  readonly output: SpecOutput;
  /** The path as folded. */
  readonly path: string;
  readonly parsed: PropertyPath;
  /** Where the script writes the output, by the contract; null where that isn't known. */
  readonly containerPath: string | null;
  /** The contract's output of that name. */
  readonly port: ContractPort | null;
  readonly verdict: PathVerdict;
}

/** Every property path whose text is known. */
export const judgedPathsOf = mapParts(({ steps }) => steps, judgePaths);

function judgePaths(step: Step, tables: Tables): JudgedPath[] {
  return step.spec.outputs.flatMap((output): JudgedPath[] => {
    const text = output.propertyPath?.text;
    if (text === undefined || isRefusal(text)) return [];
    const path = parsePropertyPath(text.value);
    if (!path.ok) return [];
    const port = step.contract?.outputs.find((candidate) => candidate.name === output.name) ?? null;
    const containerPath = port === null || isRefusal(port.containerPath) ? null : port.containerPath.value;
    const judged = { step, output, path: text.value, parsed: path.path, containerPath, port };
    return [{ ...judged, verdict: judge(judged, tables) }];
  });
}

/** The same output with another path. */
export function withPath(judged: JudgedPath, path: string, tables: Tables): JudgedPath {
  const parsed = parsePropertyPath(path);
  if (!parsed.ok) return judged;
  const changed = { ...judged, path, parsed: parsed.path };
  return { ...changed, verdict: judge(changed, tables) };
}

function judge(judged: Omit<JudgedPath, 'verdict'>, tables: Tables): PathVerdict {
  const { step, parsed, path } = judged;
  if (step.kind === null) return judgeForAnyKind(parsed);
  const verdict = judgePropertyPath(step.kind, parsed);
  if (verdict.kind !== 'valid') return verdict;
  if (!path.startsWith('properties.')) return { kind: 'no-prefix' };
  return undeclaredOutput(judged) ?? contradiction(step.kind, judged, tables) ?? verdict;
}

/** Without a step type, a path is wrong only where it is wrong for every type there is. */
function judgeForAnyKind(path: PropertyPath): PathVerdict {
  const verdicts = STEP_KINDS.map((kind) => judgePropertyPath(kind, path));
  const wrong = verdicts.find((verdict) => verdict.kind === 'unknown-member');
  const isWrong = verdicts.every(({ kind }) => kind === 'unknown-member' || kind === 'wrong-step-type');
  return isWrong && wrong !== undefined ? wrong : { kind: 'unjudged' };
}

function undeclaredOutput({ step, parsed }: Omit<JudgedPath, 'verdict'>): PathVerdict | null {
  if (step.kind !== 'Processing' || step.spec.outputsIncomplete !== null) return null;
  const named = outputNamedIn(parsed, 'Outputs');
  const declared = step.spec.outputs.map((output) => output.name);
  return named === null || declared.includes(named) ? null : { kind: 'undeclared-output', named, declared };
}

function contradiction(
  kind: StepKind,
  judged: Omit<JudgedPath, 'verdict'>,
  tables: Tables,
): PathVerdict | null {
  const { containerPath, output, path, parsed } = judged;
  if (containerPath === null || internalOutput(tables, containerPath) !== null) return null;
  if (kind !== 'Training' && kind !== 'Processing') return null;
  const canonical = canonicalPropertyPath(kind, containerPath, output.name);
  if (canonical === null || samePropertyPath(canonical, path)) return null;
  // A feature group, a status: another thing than the files at the container path.
  const last = parsed.at(-1);
  const isLocation = last?.kind === 'member' && /(?:Uri|Path|Artifacts)$/.test(last.name);
  return isLocation ? { kind: 'contradicts-container', canonical } : null;
}
