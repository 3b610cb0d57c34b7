/** Tells by a text alone whether a file may define a pipeline: most of them have nothing to do with any. */
import { isToldByText } from '../../languages/index.ts';
import { DEFINITION_VERSION } from '../../sagemaker/pipeline-reference.ts';
import type { Module } from '../../source/syntax.ts';

type Text = Pick<Module, 'path' | 'text'>;

/** Whether a file of data says that it is the definition of a pipeline. */
export function holdsDefinition({ path, text }: Text): boolean {
  return isToldByText(path) && text.includes(`"${DEFINITION_VERSION}"`) && /"Steps"\s*:/.test(text);
}

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
