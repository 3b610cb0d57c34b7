/** spec/missing-contract: job types of a step without the contract that the others share. */
import { missingContractRule } from '../../../src/rules/spec/missing-contract.ts';
import { testRule } from '../../support/test-rule.ts';

const HEAD = `STEP_NAMES = {"Load": {"sagemaker_step_type": "Processing"}}
CONTRACT = ScriptContract(entry_point="load.py", expected_output_paths={"data": "/opt/ml/processing/output/data"})
`;

function spec(name: string, job: string, contract: string): string {
  return `${name} = StepSpecification(step_type=get_spec_step_type_with_job_type("Load", "${job}"), ${contract}outputs=[])\n`;
}

const OWN = 'script_contract=CONTRACT, ';

testRule(missingContractRule, {
  found: {
    'one job type that lacks it': {
      source: HEAD + spec('TRAINING', 'training', OWN) + spec('TESTING', 'testing', ''),
      says: [
        {
          at: 'steps.py:4:1',
          severity: 'warning',
          step: 'Load_Testing',
          message: 'TESTING has no contract, and TRAINING, of the same step, has CONTRACT',
          related: ['steps.py:3:1 TRAINING has the contract CONTRACT'],
        },
      ],
    },
    'several that lack it, once': {
      source:
        HEAD +
        spec('TRAINING', 'training', OWN) +
        spec('TESTING', 'testing', '') +
        spec('VALIDATION', 'validation', 'script_contract=None, ') +
        spec('CALIBRATION', 'calibration', OWN),
      says: [
        {
          at: 'steps.py:4:1',
          message:
            'TESTING, VALIDATION have no contract, and TRAINING, CALIBRATION, of the same step, share CONTRACT',
        },
      ],
    },
    'one in TypeScript': {
      source: {
        'steps.ts': `export const stepNames = { Load: { sagemakerStepType: 'Processing' } };
export const contract = new ScriptContract({ entryPoint: 'load.py', expectedOutputPaths: { data: '/opt/ml/processing/output/data' } });
export const training = new StepSpecification({ stepType: 'Load_Training', scriptContract: contract, outputs: [] });
export const testing = new StepSpecification({ stepType: 'Load_Testing', outputs: [] });
`,
      },
      says: [
        {
          at: 'steps.ts:4:14',
          message: 'testing has no contract, and training, of the same step, has contract',
        },
      ],
    },
  },
  silent: {
    'job types of which none has one': HEAD + spec('A', 'training', '') + spec('B', 'testing', ''),
    'job types that have different ones':
      `${HEAD}OTHER = ScriptContract(entry_point="other.py", expected_output_paths={})\n` +
      spec('A', 'training', OWN) +
      spec('B', 'validation', 'script_contract=OTHER, ') +
      spec('C', 'testing', ''),
    'a spec for all job types': `${HEAD}${spec('A', 'training', OWN)}B = StepSpecification(step_type="Load", outputs=[])\n`,
    'a contract that code gives': HEAD + spec('A', 'training', OWN) + spec('B', 'testing', '**MORE, '),
    'a copy in another folder': {
      'a/steps.py': HEAD + spec('A', 'training', OWN),
      'b/steps.py': HEAD + spec('A', 'testing', ''),
    },
  },
});
