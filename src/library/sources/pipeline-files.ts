/** Tells by a text alone whether a file may define a pipeline: most of them have nothing to do with any. */
import { isToldByText } from '../../languages/index.ts';
import { DEFINITION_VERSION } from '../../sagemaker/pipeline-reference.ts';
import type { Module } from '../../source/syntax.ts';

type Text = Pick<Module, 'path' | 'text'>;

/** Whether a file that is no source by its name says that it is the definition of a pipeline, or has one in it. */
export function holdsDefinition({ path, text }: Text): boolean {
  return isToldByText(path) && (isDefinition(text) || RESOURCES.some((words) => holdsAll(text, words)));
}

/** Resources that a template declares for pipelines: their types, and what holds the definition. */
const RESOURCES = [
  ['AWS::SageMaker::Pipeline', 'PipelineDefinitionBody'],
  ['aws_sagemaker_pipeline', 'pipeline_definition'],
] as const;

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** In JSON or YAML. */
function isDefinition(text: string): boolean {
  return text.includes(DEFINITION_VERSION) && VERSION.test(text) && /\bSteps["']?\s*:/.test(text);
}

const VERSION = new RegExp(String.raw`\bVersion["']?\s*:\s*["']?${DEFINITION_VERSION}\b`);

/** Whether code may put a pipeline together: with the SDK, or as the service takes it. */
export function mayMakePipeline({ text }: Pick<Text, 'text'>): boolean {
  return (
    (text.includes('workflow') && IMPORTS_SDK.test(text) && MAKES_PIPELINE.test(text)) ||
    (text.includes(DEFINITION_VERSION) && /\bSteps\b/.test(text))
  );
}

/** Both majors: `sagemaker.workflow.pipeline`, `sagemaker.mlops.workflow.pipeline`. */
const IMPORTS_SDK = /\bsagemaker(?:\.\w+)*\.workflow\b/;
const MAKES_PIPELINE = /\bPipeline\s*\(/;
