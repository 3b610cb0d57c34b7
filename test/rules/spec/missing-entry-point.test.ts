/** spec/missing-entry-point: contracts whose script isn't there, in a library that has its scripts. */
import { missingEntryPointRule } from '../../../src/rules/spec/missing-entry-point.ts';
import { testRule } from '../../support/test-rule.ts';

function step(name: string, entryPoint: string): string {
  return `${name}_CONTRACT = ScriptContract(entry_point=${entryPoint}, expected_input_paths={})
${name} = StepSpecification(step_type="${name}", script_contract=${name}_CONTRACT, dependencies=[], outputs=[])
`;
}

const REGISTRY = `STEP_NAMES = {${['A', 'B', 'C', 'D'].map((name) => `"${name}": {"sagemaker_step_type": "Processing"}`).join(', ')}}\n`;
const SCRIPTS = { 'scripts/a.py': '', 'scripts/b.py': '', 'scripts/c.py': '' };

function library(last: string): Record<string, string> {
  const specs = ['A', 'B', 'C'].map((name) => step(name, `"${name.toLowerCase()}.py"`)).join('');
  return { 'steps.py': `${specs}${step('D', last)}`, 'registry.py': REGISTRY };
}

testRule(missingEntryPointRule, {
  found: {
    'a script that is not there': {
      source: { ...library('"d.py"'), ...SCRIPTS },
      says: [
        {
          at: 'steps.py:7:1',
          severity: 'warning',
          step: 'D',
          message:
            'D_CONTRACT has the entry point d.py, and no file of the library is called so, which has the scripts of most contracts',
          help: 'name the script that is meant, or bring it in',
          fix: null,
        },
      ],
    },
    'three that are not there, together': {
      source: {
        'steps.py': ['A', 'B', 'C', 'G', 'D', 'E', 'F']
          .map((name) => step(name, `"${name.toLowerCase()}.py"`))
          .join(''),
        'registry.py': REGISTRY.replace(
          '{"A"',
          '{"E": {"sagemaker_step_type": "Processing"}, "F": {"sagemaker_step_type": "Processing"}, "G": {"sagemaker_step_type": "Processing"}, "A"',
        ),
        ...SCRIPTS,
        'scripts/g.py': '',
      },
      says: [
        {
          at: 'steps.py:9:1',
          severity: 'info',
          message:
            "D_CONTRACT has the entry point d.py, and no file of the library is called so, which has the scripts of most contracts; those of 2 other contracts aren't there, either",
          related: [
            'steps.py:11:1 E_CONTRACT has the entry point e.py',
            'steps.py:13:1 F_CONTRACT has the entry point f.py',
          ],
        },
      ],
    },
    'one that only tests have': {
      source: { ...library('"d.py"'), ...SCRIPTS, 'tests/d.py': '' },
      says: [
        {
          at: 'steps.py:7:1',
          message:
            'D_CONTRACT has the entry point d.py, and no file of the library is called so, which has the scripts of most contracts',
        },
      ],
    },
  },
  silent: {
    'a script that is there': { ...library('"d.py"'), ...SCRIPTS, 'elsewhere/d.py': '' },
    'a script of a step that another SDK makes': {
      ...library('"c.py"'),
      ...SCRIPTS,
      'd.step.yaml':
        'step_type: E\nregistry: {sagemaker_step_type: Processing}\npatterns: {step_assembly: delegation}\ncontract: {entry_point: e.py, inputs: {a: {path: /opt/ml/processing/a}}}\nspec: {dependencies: {a: {type: x}}}\n',
    },
    'no entry point': { ...library('None'), ...SCRIPTS },
    'a script in a language that is not read': { ...library('"d.sh"'), ...SCRIPTS },
    'a library that keeps its scripts elsewhere': {
      ...library('"d.py"'),
      'scripts/a.py': '',
      'scripts/b.py': '',
    },
    'what a platform of its own runs': {
      ...library('"d.py"'),
      ...SCRIPTS,
      'registry.py': REGISTRY.replace(
        '"D": {"sagemaker_step_type": "Processing"}',
        '"D": {"sagemaker_step_type": "OurLoading"}',
      ),
    },
  },
});
