/** pipeline/snake-case-property: properties of steps in the spelling of the SDK's resource classes. */
import { snakeCasePropertyRule } from '../../../src/rules/property-path/snake-case-property.ts';
import { testRule } from '../../support/test-rule.ts';

/** A pipeline of version 3 that takes this of its steps. */
function taking(...taken: readonly string[]): Readonly<Record<string, string>> {
  const lines = [
    'from sagemaker.mlops.workflow.pipeline import Pipeline',
    'from sagemaker.mlops.workflow.steps import ProcessingStep, TrainingStep',
    'from sagemaker.core.shapes import ProcessingOutput',
    'from sagemaker.core.processing import ScriptProcessor',
    'prepare = ProcessingStep(name="Prepare", step_args=ScriptProcessor().run(outputs=[ProcessingOutput(output_name="train")]))',
    'train = TrainingStep(name="Train", step_args=trainer.train(prepare.properties.ProcessingJobArn))',
    'use = TrainingStep(name="Use", step_args=trainer.train(',
    ...taken.map((each) => `    ${each},`),
    '))',
    'Pipeline(name="P", steps=[prepare, train, use])',
  ];
  return { 'pipeline.py': `${lines.join('\n')}\n` };
}

testRule(snakeCasePropertyRule, {
  found: {
    'members of members': {
      source: taking('train.properties.model_artifacts.s3_model_artifacts'),
      says: [
        {
          at: 'pipeline.py:8:5',
          declaration: 'Use',
          severity: 'error',
          message:
            "Use: Steps.Train.model_artifacts.s3_model_artifacts is spelled as the SDK's resource classes have it, and properties of steps have the API's spelling",
          related: ['pipeline.py:6:27 Train is a Training step'],
          fix: {
            safety: 'safe',
            reason: "use Steps.Train.ModelArtifacts.S3ModelArtifacts, the API's spelling of it",
          },
        },
      ],
    },
  },
  silent: {
    "the API's spelling": taking('train.properties.ModelArtifacts.S3ModelArtifacts'),
    'what the API has in no spelling': taking('train.properties.model_files'),
    'what properties have themselves': taking('train.properties.ModelArtifacts.S3ModelArtifacts.to_string()'),
  },
  fixed: {
    'in one line and over several': {
      safety: 'safe',
      source: taking(
        'train.properties.model_artifacts.s3_model_artifacts',
        'prepare.properties.processing_output_config.outputs["train"].s3_output.s3_uri',
      ),
      to: taking(
        'train.properties.ModelArtifacts.S3ModelArtifacts',
        'prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri',
      ),
    },
  },
});
