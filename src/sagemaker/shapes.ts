/**
 * What the properties of a step are made of, by step kind.
 *
 * A structure is a line of members, separated by spaces: `Name` is a value, `Name:Shape` a structure, `Name:[…]` a
 * list of that, `Name:{…}` a map of that, `Name:?` something that stepalign doesn't know the inside of.
 */
import { RESPONSES } from './root-shapes.ts';
import { SHAPES } from './shapes.generated.ts';
import type { StepKind } from './step-kinds.ts';

export { SHAPES_VERSION } from './shapes.generated.ts';

export type Type =
  | { readonly kind: 'value' | 'unknown' }
  | { readonly kind: 'structure'; readonly shape: string }
  | { readonly kind: 'list' | 'map'; readonly element: Type };

export type Members = ReadonlyMap<string, Type>;

/** `Outputs` is what the SDK has, `OutputParameters` what it writes into the definition (sagemaker.workflow.properties). */
const CALLED_OUTPUTS = 'Outputs:{} OutputParameters:{}';

/** Properties that the SDK itself puts together (docs/domain/property-paths.md#steps-and-what-they-show). */
const SDK_SHAPES: Readonly<Record<string, string>> = {
  QualityCheck:
    'CalculatedBaselineConstraints CalculatedBaselineStatistics BaselineUsedForDriftCheckStatistics BaselineUsedForDriftCheckConstraints',
  ClarifyCheck: 'CalculatedBaselineConstraints BaselineUsedForDriftCheckConstraints',
  NotebookJob:
    'ComputingJobName ComputingJobStatus NotebookJobInputLocation NotebookJobOutputLocationPrefix InputNotebookName OutputNotebookName',
  Condition: 'Outcome',
  Lambda: CALLED_OUTPUTS,
  Callback: CALLED_OUTPUTS,
  EMR: 'ClusterId ClusterConfig:? Id Name Config:? ActionOnFailure Status:? ExecutionRoleArn LogUri EncryptionKeyArn',
  AutoMLReports: 'BestCandidateProperties:BestCandidateReports',
  BestCandidateReports: 'ModelInsightsJsonReportPath ExplainabilityJsonReportPath',
};

/** Kinds without an entry show no properties that a rule could judge (EMRServerless: a defect of the SDK; Fail). */
const ROOTS: Readonly<Partial<Record<StepKind, readonly string[]>>> = {
  ...RESPONSES,
  AutoML: [...RESPONSES.AutoML, 'AutoMLReports'],
  QualityCheck: ['QualityCheck'],
  ClarifyCheck: ['ClarifyCheck'],
  NotebookJob: ['NotebookJob'],
  Condition: ['Condition'],
  Lambda: ['Lambda'],
  Callback: ['Callback'],
  EMR: ['EMR'],
};

/** The kinds whose properties are known. */
export const STEP_KINDS = Object.keys(ROOTS) as readonly StepKind[];

const parsed = new Map<string, Members>();

/** The members of a shape. @throws Error for a shape that isn't in the tables */
export function membersOf(shape: string): Members {
  const known = parsed.get(shape);
  if (known !== undefined) return known;
  const line = SHAPES[shape] ?? SDK_SHAPES[shape];
  if (line === undefined) throw new Error(`there is no shape ${shape}`);
  const members = new Map(
    line
      .split(' ')
      .filter((member) => member !== '')
      .map((member) => {
        const [name = '', notation = ''] = member.split(':');
        return [name, typeOf(notation)] as const;
      }),
  );
  parsed.set(shape, members);
  return members;
}

function typeOf(notation: string): Type {
  if (notation === '') return { kind: 'value' };
  if (notation === '?') return { kind: 'unknown' };
  if (notation.startsWith('[')) return { kind: 'list', element: typeOf(notation.slice(1, -1)) };
  if (notation.startsWith('{')) return { kind: 'map', element: typeOf(notation.slice(1, -1)) };
  return { kind: 'structure', shape: notation };
}

/** What the responses are called that a kind of step shows; empty where its properties aren't known. */
export function responsesOf(kind: StepKind): readonly string[] {
  return ROOTS[kind] ?? [];
}

/** The top members of a step's properties; null where they aren't known. */
export function rootMembers(kind: StepKind): Members | null {
  const roots = ROOTS[kind];
  return roots === undefined ? null : new Map(roots.flatMap((shape) => [...membersOf(shape)]));
}
