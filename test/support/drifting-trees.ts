/** The libraries of fixtures, shapes and tests in which there is drift, as trees in memory. */
import { readableAs } from '../../src/languages/index.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { DOCUMENTS, TEXTS } from './changing-library.ts';
import { driftOf, STEPS } from './drifting-library.ts';
import { fixtures } from './fixtures.ts';
import type { Files } from './library.ts';
import { before, SHAPES } from './shapes.ts';
import { snapshotOf } from './states.ts';
import type { Texts } from './states.ts';
import { LANGUAGES } from './step-sources.ts';
import { TWICE_DRIFTING } from './twice-drifting.ts';

function sourcesAmong(files: Files): Texts {
  const sources = Object.entries(files).filter(([file]) => readableAs(file) !== null);
  return new Map(sources.map(([file, text]) => [file, String(text)]));
}

const DRIFTED = STEPS.map((step) => driftOf(step)?.of(step) ?? step);

const CHANGING = Object.entries(TEXTS);
const FIRST: Texts = new Map(CHANGING.map(([file, [text]]) => [file, text ?? null]));
const LAST: Texts = new Map(CHANGING.map(([file, texts]) => [file, texts.at(-1) ?? null]));

/** Paths that are safe to correct, in other ways than those of the fixtures. */
const PATHS = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}, "Process": {"sagemaker_step_type": "Processing"}}
TRAIN = StepSpecification(
    step_type="Train",
    outputs=[
        OutputSpec(logical_name="model", property_path="ModelArtifacts.S3ModelArtifacts"),
        OutputSpec(logical_name="artifacts", property_path="properties.ModelArtifacts"),
    ],
)
PROCESS = StepSpecification(
    step_type="Process",
    outputs=[
        OutputSpec(
            logical_name="report",
            property_path="properties.ProcessingOutputConfig.Outputs.report.S3Output.S3Uri",
        ),
    ],
)
`;

/** With what each is called. */
export const DRIFTING_TREES: readonly (readonly [string, Snapshot])[] = [
  ...fixtures.map(
    ({ transform, name, extension, input }) =>
      [`${transform}/${name}`, snapshotOf(new Map([[`steps.step.${extension}`, input]]), null, {})] as const,
  ),
  ...Object.values(SHAPES)
    .flat()
    .map(({ name, files }) => {
      const texts = Object.entries(files).map(([file, text]) => [file, before(String(text))] as const);
      return [name, snapshotOf(sourcesAmong(Object.fromEntries(texts)), null, {})] as const;
    }),
  ...LANGUAGES.map(
    ({ name, write }) => [`60 steps in ${name}`, snapshotOf(sourcesAmong(write(DRIFTED)), null, {})] as const,
  ),
  ['paths that are almost right', snapshotOf(new Map([['steps.py', PATHS]]), null, {})],
  ['a library that was another one', snapshotOf(LAST, FIRST, DOCUMENTS)],
  ['a library where drift comes in twos', snapshotOf(sourcesAmong(TWICE_DRIFTING), null, {})],
];
