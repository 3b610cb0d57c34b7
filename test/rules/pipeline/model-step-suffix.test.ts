/** pipeline/model-step-suffix: names of ModelSteps' steps as the other major version of the SDK has them. */
import { modelStepSuffixRule } from '../../../src/rules/pipeline/model-step-suffix.ts';
import { testRule } from '../../support/test-rule.ts';

const VERSION_2 = 'sagemaker.workflow';
const VERSION_3 = 'sagemaker.mlops.workflow';

/** A pipeline whose one step waits for this, and whose other one refers to that step. */
function pipeline(modules: string, waitsFor: string, refersTo: string): Readonly<Record<string, string>> {
  const lines = [
    `from ${modules}.pipeline import Pipeline`,
    `from ${modules}.model_step import ModelStep`,
    `from ${modules}.lambda_step import LambdaStep`,
    'register = ModelStep(name="Register", step_args=model.register())',
    `after = LambdaStep(name="After", depends_on=["${waitsFor}"])`,
    `tell = LambdaStep(name="Tell", inputs={"arn": {"Get": "Steps.${refersTo}.ModelPackageArn"}})`,
    'Pipeline(name="P", steps=[register, after, tell])',
  ];
  return { 'pipeline.py': `${lines.join('\n')}\n` };
}

/** The same with imports of version 2 where those of version 3 fail. */
function eitherVersion(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const lines = text.split('\n');
      const [imports, rest] = [lines.slice(0, 3), lines.slice(3)];
      const others = imports.map((line) => line.replace(VERSION_3, VERSION_2));
      const tried = ['try:', ...indented(imports), 'except ImportError:', ...indented(others)];
      return [path, [...tried, ...rest].join('\n')];
    }),
  );
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

const fix = (name: string) => ({
  safety: 'review' as const,
  reason: `use ${name}, the nearest name; it may be another one that is meant`,
});

testRule(modelStepSuffixRule, {
  found: {
    'a reference without the ending in version 2': {
      source: pipeline(VERSION_2, 'Register', 'Register'),
      says: [
        {
          at: 'pipeline.py:6:55',
          declaration: 'Tell',
          severity: 'warning',
          message:
            'Tell: Steps.Register.ModelPackageArn names the step Register, and version 2 of the SDK calls the step of that ModelStep Register-RegisterModel',
          fix: fix('Register-RegisterModel'),
        },
      ],
    },
    'the ending in version 3': {
      source: pipeline(VERSION_3, 'Register-RegisterModel', 'Register'),
      says: [
        {
          at: 'pipeline.py:5:46',
          message:
            'After depends on Register-RegisterModel, and since version 3 of the SDK the step of a ModelStep has its name alone, Register',
          fix: fix('Register'),
        },
      ],
    },
  },
  silent: {
    'what is right in version 2': pipeline(VERSION_2, 'Register-RegisterModel', 'Register-RegisterModel'),
    'what is right in version 3': pipeline(VERSION_3, 'Register', 'Register'),
    'where either version may be installed': eitherVersion(pipeline(VERSION_3, 'Register', 'Register')),
  },
  fixed: {
    'a reference in version 2': {
      safety: 'review',
      source: pipeline(VERSION_2, 'Register', 'Register'),
      to: pipeline(VERSION_2, 'Register', 'Register-RegisterModel'),
    },
  },
});
