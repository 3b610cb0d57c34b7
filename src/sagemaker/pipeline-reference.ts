/** Reads what a `Get` of a pipeline's definition refers to. */

/** What every definition has for a version (the published JSON schema has no other one); others hold steps of something else. */
export const DEFINITION_VERSION = '2020-12-01';

/** A name in a `Get`, with its place in that text. */
export interface NameInText {
  readonly name: string;
  /** Offsets in the text of the `Get`, UTF-16, 0-based. */
  readonly range: { readonly start: number; readonly end: number };
}

/** What `Execution.` may name (the SDK's ExecutionVariables, in both majors). */
export const EXECUTION_VARIABLES: ReadonlySet<string> = new Set([
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'TrainingJobName',
  'ProcessingJobName',
]);

/** What is referred to; ranges are offsets in the text of the `Get`. */
export type Target =
  /** `Steps.Train.ModelArtifacts.S3ModelArtifacts`. @param path what is asked of the step, empty where nothing is */
  | { readonly kind: 'step'; readonly step: NameInText; readonly path: NameInText }
  /** `Parameters.InputUri` */
  | ({ readonly kind: 'parameter' } & NameInText)
  /** `Execution.PipelineName` */
  | ({ readonly kind: 'variable' } & NameInText);

/** Names of steps hold no dots and brackets (API reference, PipelineExecutionStep: `[A-Za-z0-9\-_]*`). */
const STEP = /^Steps\.([^.[\]]+)(?:\.|(?=\[)|$)/;

const OTHER: ReadonlyMap<string, 'parameter' | 'variable'> = new Map([
  ['Parameters', 'parameter'],
  ['Execution', 'variable'],
]);

/** Null where the text refers to nothing of a definition. */
export function parseTarget(text: string): Target | null {
  const step = STEP.exec(text);
  if (step?.[1] !== undefined) {
    const [start, behind] = ['Steps.'.length, step[0].length];
    return {
      kind: 'step',
      step: { name: step[1], range: { start, end: start + step[1].length } },
      path: { name: text.slice(behind), range: { start: behind, end: text.length } },
    };
  }
  const dot = text.indexOf('.');
  const kind = OTHER.get(text.slice(0, Math.max(dot, 0)));
  const name = text.slice(dot + 1);
  if (kind === undefined || name === '') return null;
  return {
    kind,
    name,
    range: { start: dot + 1, end: text.length },
  };
}

/** A `Get` that a text spells out. */
export interface SpelledGet {
  /** What it refers to: `Steps.Train.ModelArtifacts.S3ModelArtifacts`. */
  readonly text: string;
  readonly target: Target;
  /** Whether JSON or Python would read the text as that; else quotes or backslashes in it leave a doubt. */
  readonly isExact: boolean;
}

/** `{"Get": "…"}` and nothing else, as JSON writes it or Python shows it. */
const SPELLED_GET = /^\s*\{\s*(["'])Get\1\s*:\s*(["'])(.*)\2\s*\}\s*$/;

/** Null where the text is anything else. */
export function parseSpelledGet(value: string): SpelledGet | null {
  const [, , quote = '', text = ''] = SPELLED_GET.exec(value) ?? [];
  const target = parseTarget(text);
  return target === null ? null : { text, target, isExact: !text.includes(quote) && !text.includes('\\') };
}
