/** pipeline/unknown-step: references to steps that a pipeline doesn't have. */
import { unknownStepRule } from '../../../src/rules/pipeline/unknown-step.ts';
import { condition, definition, processing, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const MODEL = 'ModelArtifacts.S3ModelArtifacts';
const ELSE = 'name a step of this pipeline, those in the branches of its conditions among them';
const REVIEW = 'the nearest name; it may be another one that is meant';

testRule(unknownStepRule, {
  found: {
    'a Get': {
      source: definition([step('Train', 'Training'), step('Use', 'Model', [`Steps.Trian.${MODEL}`])]),
      says: [
        {
          at: 'pipeline.json:1:150',
          declaration: 'Use',
          severity: 'error',
          message: `Use: Steps.Trian.${MODEL} names the step Trian, and the pipeline has no such step: it has Train, Use`,
          help: `use Train, if that is meant; else ${ELSE}`,
          fix: { safety: 'review', reason: `use Train, ${REVIEW}` },
        },
      ],
    },
    'a DependsOn, of a step in a branch, too': {
      source: definition([
        step('DataProcessing', 'Processing'),
        condition('Check', [
          step('Train', 'Training', [], { DependsOn: ['DataProcessingTraining', 'Check'] }),
        ]),
      ]),
      says: [
        {
          at: 'pipeline.json:1:250',
          declaration: 'Train',
          message:
            'Train depends on DataProcessingTraining, and the pipeline has no such step: it has DataProcessing, Check, Train',
          fix: { safety: 'review', reason: `use DataProcessing, ${REVIEW}` },
        },
      ],
    },
    'what no name is near to': {
      source: definition([step('Train', 'Training', ['Steps.Prepare.ProcessingJobArn'])]),
      says: [
        {
          at: 'pipeline.json:1:96',
          message:
            'Train: Steps.Prepare.ProcessingJobArn names the step Prepare, and the pipeline has no such step: it has Train',
          help: ELSE,
          fix: null,
        },
      ],
    },
    'a name that would not have what is asked of it': {
      source: definition([
        step('Train1', 'Training'),
        step('Use', 'Model', ['Steps.Train.ProcessingJobArn']),
      ]),
      says: [
        {
          at: 'pipeline.json:1:151',
          message:
            'Use: Steps.Train.ProcessingJobArn names the step Train, and the pipeline has no such step: it has Train1, Use',
          help: ELSE,
          fix: null,
        },
      ],
    },
    'a name that would make a circle': {
      source: definition([
        step('TrainA', 'Training', [], { DependsOn: ['TrainB'] }),
        step('TrainB', 'Training', [], { DependsOn: ['TrainX'] }),
      ]),
      says: [
        {
          at: 'pipeline.json:1:189',
          message: 'TrainB depends on TrainX, and the pipeline has no such step: it has TrainA, TrainB',
          help: ELSE,
          fix: null,
        },
      ],
    },
    "the pipeline's own": {
      source: definition([step('Train', 'Training')], {
        PipelineExperimentConfig: { A: { Get: 'Steps.X.Y' } },
      }),
      says: [
        {
          at: 'pipeline.json:1:64',
          declaration: null,
          message:
            'the pipeline: Steps.X.Y names the step X, and the pipeline has no such step: it has Train',
        },
      ],
    },
    'where there are no steps': {
      source: definition([], { A: { Get: 'Steps.X.Y' } }),
      says: [
        {
          at: 'pipeline.json:1:36',
          message: 'the pipeline: Steps.X.Y names the step X, and the pipeline has no steps',
        },
      ],
    },
  },
  silent: {
    'steps that are there': definition([
      step('Train', 'Training'),
      condition('Check', [step('Use', 'Model', [`Steps.Train.${MODEL}`], { DependsOn: ['Other'] })]),
      processing('Other', []),
    ]),
    'a name that is no text': definition([
      step('Train', 'Training', ['Steps.X.Y']),
      { Name: { Get: 'Parameters.Name' }, Type: 'Training' },
    ]),
    'a branch that is no list': definition([
      step('Train', 'Training', ['Steps.X.Y']),
      { Name: 'Check', Type: 'Condition', Arguments: { IfSteps: { Get: 'Parameters.Steps' } } },
    ]),
    'the definition of something else': {
      'a.json': JSON.stringify({ Version: '1', Steps: [step('A', 'B', ['Steps.X.Y'])] }),
    },
    'a Get beside other keys': definition([
      { Name: 'Train', Type: 'Training', Arguments: { A: { Get: 'Steps.X.Y', B: 1 } } },
    ]),
  },
  fixed: {
    'the name alone': {
      source: definition([
        processing('Prepare', ['a']),
        step('Train', 'Training', ["Steps.Prepar.ProcessingOutputConfig.Outputs['a'].S3Output.S3Uri"], {
          DependsOn: ['Prepared'],
        }),
      ]),
      to: definition([
        processing('Prepare', ['a']),
        step('Train', 'Training', ["Steps.Prepare.ProcessingOutputConfig.Outputs['a'].S3Output.S3Uri"], {
          DependsOn: ['Prepare'],
        }),
      ]),
      safety: 'review',
    },
  },
});
