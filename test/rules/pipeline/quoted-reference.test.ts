/** pipeline/quoted-reference: a `Get` within a string, which becomes an object where that is right. */
import { quotedReferenceRule } from '../../../src/rules/pipeline/quoted-reference.ts';
import { condition, definition, processing, step } from '../../support/pipeline-definition.ts';
import { testRule } from '../../support/test-rule.ts';

const PREPARE = processing('Prepare', ['train']);
const URI = "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";

/** A pipeline whose training step reads this. @param steps that it has beside */
function reading(value: unknown, steps: readonly object[] = [PREPARE], rest: object = {}): string {
  const channel = { ChannelName: 'train', DataSource: { S3DataSource: { S3Uri: value } } };
  const train = { Name: 'Train', Type: 'Training', Arguments: { InputDataConfig: [channel] } };
  return definition([...steps, train], rest)['pipeline.json'] ?? '';
}

/** The same with one object as fixes write them. */
function fixed(text: string, steps?: readonly object[], rest?: object): Readonly<Record<string, string>> {
  return {
    'pipeline.json': reading('HERE', steps, rest).replace('"HERE"', `{ "Get": ${JSON.stringify(text)} }`),
  };
}

const source = (...given: Parameters<typeof reading>): Readonly<Record<string, string>> => ({
  'pipeline.json': reading(...given),
});

function inTypeScript(role: string): string {
  return `export const definition = {
  Version: '2020-12-01',
  Steps: [{ Name: 'Train', Type: 'Training', Arguments: { RoleArn: ${role} } }],
};
`;
}

function inPython(role: string): string {
  return `definition = {
    "Version": "2020-12-01",
    "Steps": [{"Name": "Train", "Type": "Training", "Arguments": {"RoleArn": ${role}}}],
}
`;
}

testRule(quotedReferenceRule, {
  found: {
    'one as JSON has it': {
      source: source(`{"Get": "${URI}"}`),
      says: [
        {
          at: 'pipeline.json:1:276',
          declaration: 'Train',
          severity: 'error',
          message: `Train: {"Get": "${URI}"} is a string, which the service takes as it stands: it isn't what ${URI} has, and Train doesn't wait for Prepare`,
          related: ['pipeline.json:1:42 Prepare is a Processing step'],
          fix: { safety: 'safe', reason: `write the reference to ${URI} as one` },
        },
      ],
    },
    'one whose quotes leave a doubt': {
      source: source(`{'Get': '${URI}'}`),
      says: [
        {
          at: 'pipeline.json:1:276',
          message: `Train: {'Get': '${URI}'} is a string, which the service takes as it stands: it isn't what ${URI} has, and Train doesn't wait for Prepare`,
          fix: {
            safety: 'review',
            reason: `write the reference to ${URI} as one; quotes within it leave a doubt what is meant`,
          },
        },
      ],
    },
    'one that asks for what there is not': {
      source: source("{'Get': 'Steps.Prepare.Nothing.AtAll'}"),
      says: [
        {
          at: 'pipeline.json:1:276',
          message:
            "Train: {'Get': 'Steps.Prepare.Nothing.AtAll'} is a string, which the service takes as it stands: it isn't what Steps.Prepare.Nothing.AtAll has, and Train doesn't wait for Prepare",
          help: "not changed, since Steps.Prepare.Nothing.AtAll isn't what Prepare has: say first which of its properties is meant",
          fix: null,
        },
      ],
    },
    'one of a step that there is none of': {
      source: source("{'Get': 'Steps.Clean.ModelName'}"),
      says: [
        {
          at: 'pipeline.json:1:276',
          message:
            "Train: {'Get': 'Steps.Clean.ModelName'} is a string, which the service takes as it stands: it isn't what Steps.Clean.ModelName has",
          help: 'not changed, since Clean is the name of no step, or of several',
          fix: null,
        },
      ],
    },
    'one of a step that waits for its own': {
      source: source("{'Get': 'Steps.Tell.ModelName'}", [
        step('Tell', 'Model', ['Steps.Train.ModelArtifacts.S3ModelArtifacts']),
      ]),
      says: [
        {
          at: 'pipeline.json:1:269',
          message:
            "Train: {'Get': 'Steps.Tell.ModelName'} is a string, which the service takes as it stands: it isn't what Steps.Tell.ModelName has, and Train doesn't wait for Tell",
          help: 'not changed, since Tell waits for Train, or is it',
          fix: null,
        },
      ],
    },
    'those of parameters and variables that there are not': {
      source: source([`{"Get": "Parameters.Data"}`, `{"Get": "Execution.Data"}`]),
      says: [
        {
          at: 'pipeline.json:1:277',
          message:
            'Train: {"Get": "Parameters.Data"} is a string, which the service takes as it stands: it isn\'t what Parameters.Data has',
          help: 'not changed, since the pipeline declares no parameter Data',
        },
        {
          at: 'pipeline.json:1:310',
          message:
            'Train: {"Get": "Execution.Data"} is a string, which the service takes as it stands: it isn\'t what Execution.Data has',
          help: 'not changed, since executions have no variable Data',
        },
      ],
    },
    'the name of an output': {
      source: definition([processing('Prepare', ['{"Get": "Execution.PipelineName"}'])]),
      says: [
        {
          at: 'pipeline.json:1:136',
          message:
            'Prepare: {"Get": "Execution.PipelineName"} is a string, which the service takes as it stands: it isn\'t what Execution.PipelineName has',
          help: 'not changed, since it is the name of an output, which is a text',
        },
      ],
    },
    'what a condition compares': {
      source: definition([
        PREPARE,
        {
          ...condition('Check', []),
          Arguments: {
            Conditions: [{ Type: 'Equals', LeftValue: "{'Get': 'Execution.PipelineName'}", RightValue: 'a' }],
            IfSteps: [],
            ElseSteps: [],
          },
        },
      ]),
      says: [
        {
          at: 'pipeline.json:1:240',
          declaration: 'Check',
          message:
            "Check: {'Get': 'Execution.PipelineName'} is a string, which the service takes as it stands: it isn't what Execution.PipelineName has",
          fix: { safety: 'safe', reason: 'write the reference to Execution.PipelineName as one' },
        },
      ],
    },
  },
  silent: {
    references: source({ Get: URI }),
    'other strings': source([
      'Get',
      '{"Get": "Steps"}',
      '{"Get": "x.y"}',
      `see {"Get": "${URI}"}`,
      '{"Get": 1}',
    ]),
  },
  fixed: {
    'in TypeScript': {
      source: { 'stack.ts': inTypeScript(`"{'Get': 'Execution.PipelineName'}"`) },
      to: { 'stack.ts': inTypeScript('{ Get: "Execution.PipelineName" }') },
      safety: 'safe',
    },
    'in Python': {
      source: inPython(`'{"Get": "Execution.PipelineName"}'`),
      to: { 'steps.py': inPython("{'Get': 'Execution.PipelineName'}") },
      safety: 'safe',
    },
    'as JSON has it': { source: source(`{"Get": "${URI}"}`), to: fixed(URI), safety: 'safe' },
    'as Python shows it': { source: source(`{'Get': "${URI}"}`), to: fixed(URI), safety: 'safe' },
    'a parameter, with spaces': {
      source: source(` { 'Get' : 'Parameters.Data' } `, [], { Parameters: [{ Name: 'Data' }] }),
      to: fixed('Parameters.Data', [], { Parameters: [{ Name: 'Data' }] }),
      safety: 'safe',
    },
    'with the item of a list named': {
      source: source("{'Get': 'Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri'}"),
      to: fixed(URI),
      safety: 'review',
    },
    'with quotes within': { source: source(`{'Get': '${URI}'}`), to: fixed(URI), safety: 'review' },
    'of a pipeline whose steps are not all known': {
      source: source("{'Get': 'Steps.Clean.ModelName'}", [
        { Name: { Ref: 'X' }, Type: 'Model', Arguments: {} },
      ]),
      to: fixed('Steps.Clean.ModelName', [{ Name: { Ref: 'X' }, Type: 'Model', Arguments: {} }]),
      safety: 'safe',
    },
  },
});
