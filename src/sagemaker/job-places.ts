/** Which of a step's arguments say from where in S3 its job reads, and where to it writes (the API's requests). */
import type { StepKind } from './step-kinds.ts';

/** `ProcessingInputs.0.S3Input.S3Uri`: keys and indices of arguments, with dots between them. */
const INPUTS: readonly RegExp[] = [
  /^ProcessingInputs\.\d+\.S3Input\.S3Uri$/,
  /^(?:TrainingJobDefinition\.)?InputDataConfig\.\d+\.DataSource\.S3DataSource\.S3Uri$/,
  /^TransformInput\.DataSource\.S3DataSource\.S3Uri$/,
  /^PrimaryContainer\.ModelDataUrl$/,
];

interface OutputPlace {
  readonly argument: RegExp;
  /** What a reference to it asks of the step. @param name of the output, where it has one */
  readonly property: (name: string) => string;
  /** Whether what the job makes stands at the very place; else in a folder of the job's own below it. */
  readonly isDirect: boolean;
}

const OUTPUTS: ReadonlyMap<StepKind, OutputPlace> = new Map([
  [
    'Processing',
    {
      argument: /^ProcessingOutputConfig\.Outputs\.\d+\.S3Output\.S3Uri$/,
      property: (name: string) => `ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
      isDirect: true,
    },
  ],
  [
    'Training',
    {
      argument: /^OutputDataConfig\.S3OutputPath$/,
      property: () => 'OutputDataConfig.S3OutputPath',
      isDirect: false,
    },
  ],
  [
    'Transform',
    {
      argument: /^TransformOutput\.S3OutputPath$/,
      property: () => 'TransformOutput.S3OutputPath',
      isDirect: true,
    },
  ],
]);

/** Whether an argument says from where a job reads. */
export function isInputPlace(path: readonly string[]): boolean {
  const text = path.join('.');
  return INPUTS.some((each) => each.test(text));
}

/** What an argument says of where a job of that kind writes; null where it says nothing of it. */
export function outputPlaceAt(kind: StepKind, path: readonly string[]): Omit<OutputPlace, 'argument'> | null {
  const place = OUTPUTS.get(kind);
  return place?.argument.test(path.join('.')) === true ? place : null;
}
