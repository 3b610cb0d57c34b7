/** A library that calls its things otherwise: after a configuration the same findings, and the same fixes. */
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, fix } from '../../src/api.ts';
import type { FixResult } from '../../src/api.ts';
import { cases } from '../support/fixtures.ts';
import { addFiles, makeFolder, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { NAMED_STEP } from '../support/scripted-step.ts';
import { fromOthers, OTHER_NAMES, toOthers } from '../support/renamed.ts';
import { stepalignJson } from '../support/warm-cli.ts';

const CONFIG = 'stepalign.config.json';

function renamed(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [toOthers(path), toOthers(String(text))]),
  );
}

/** What a run finds, without what lengths of names move, and what it makes of the files. */
async function outcome(
  files: Files,
  options: { readonly review?: boolean; readonly only?: readonly string[] },
  back: (text: string) => string,
): Promise<{ findings: unknown[]; files: Record<string, string> }> {
  const cwd = makeFolder(files);
  const result: FixResult = await fix({ cwd, write: true, ...options });
  const written = Object.entries(readFiles(cwd)).filter(([path]) => path !== CONFIG);
  return {
    findings: result.findings
      .map(({ file, line, rule, severity, message, help, port, declaration, fixed }) => ({
        file: back(relative(cwd, file)),
        line,
        rule,
        severity,
        message: back(message),
        help: back(help),
        port: port === null ? null : back(port),
        declaration: declaration === null ? null : back(declaration),
        fixed,
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    files: Object.fromEntries(
      written.map(([path, text]) => [back(path), back(text)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

const same = (text: string): string => fromOthers(toOthers(text));
const config = { [CONFIG]: JSON.stringify({ names: OTHER_NAMES }) };

describe('each case of the fixtures', () => {
  test.each(cases.filter(({ base }) => base === null))(
    '$transform: $name',
    async ({ transform, review, input }) => {
      const options = { review, ...(transform === 'fix' ? {} : { only: [transform] }) };
      const before = await outcome(input, options, same);
      expect(await outcome({ ...renamed(input), ...config }, options, fromOthers)).toEqual(before);
    },
  );
});

/** What few fixtures have: a configuration's class, a builder's methods, and what main takes. */
const RUN_STEP: Files = {
  'run/config.py': `class RunStepConfig(BaseModel):
    label: str

    def get_environment_variables(self):
        return {"LABEL": self.label}
`,
  'run/steps.py': `from .config import RunStepConfig

${NAMED_STEP.replaceAll('"data"', '"risk_tables"')}

class RunStepBuilder(StepBuilderBase):
    def __init__(self, config: RunStepConfig):
        super().__init__(config=config, spec=SPEC)

    def create_step(self): ...

    def _get_inputs(self, inputs): ...

    def _get_environment_variables(self):
        return {}
`,
  'run/run.py': `import argparse
import os


def main(input_paths, output_paths, environ_vars, job_args):
    print(input_paths["risk_table"], output_paths["scores"], environ_vars["LABEL"], environ_vars["SIZE"], job_args.depth)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--job_type")
    main(
        input_paths={"risk_tables": "/opt/ml/processing/input/data"},
        output_paths={"scores": "/opt/ml/processing/elsewhere"},
        environ_vars={"LABEL": os.environ["LABEL"]},
        job_args=parser.parse_args(),
    )
`,
};

test("a builder, its configuration and its script's main", async () => {
  const before = await outcome(RUN_STEP, { review: true }, same);
  const rules = new Set((before.findings as { readonly rule: string }[]).map(({ rule }) => rule));
  expect([...rules].sort()).toEqual([
    'builder/config-env-dropped',
    'builder/missing-method',
    'script/argument-mismatch',
    'script/misspelled-name',
    'script/other-path',
    'script/unforwarded-name',
  ]);
  const there = renamed(RUN_STEP);
  expect(await outcome({ ...there, ...config }, { review: true }, fromOthers)).toEqual(before);
  for (const name of ['methods', 'configClasses', 'mainParameters'] as const) {
    const others = { [CONFIG]: JSON.stringify({ names: { ...OTHER_NAMES, [name]: undefined } }) };
    expect(await outcome({ ...there, ...others }, { review: true }, fromOthers)).not.toEqual(before);
  }
});

describe('one library in Python, TypeScript and YAML', () => {
  const example = readFiles(join(PROJECT, 'examples/step-library'));
  // What a suppression names stays the same, and so would be told without the configuration.
  const ofYaml = cases.filter(
    ({ name, base, transform }) =>
      base === null && name.endsWith('.yaml') && transform !== 'drop-suppressions',
  );
  const interfaces = Object.fromEntries(
    ofYaml.map(({ input }, at) => [`interfaces/step${at}/own.step.yaml`, Object.values(input)[0] ?? '']),
  );
  const files: Files = { ...example, ...interfaces };

  test('has the same findings and fixes, and nothing without the configuration', async () => {
    const before = await outcome(files, {}, same);
    const found = JSON.stringify(before.findings);
    expect(['.py"', '.ts"', '.yaml"'].filter((ending) => found.includes(ending))).toHaveLength(3);
    expect(before.findings.length).toBeGreaterThan(20);
    expect(await outcome({ ...renamed(files), ...config }, {}, fromOthers)).toEqual(before);
    const interfaces = { cwd: makeFolder({ ...renamed(files), ...config }), paths: ['**/*.node.yaml'] };
    const inInterfaces = (await check(interfaces)).findings.map(({ file }) => file.slice(-10));
    expect(new Set(inInterfaces)).toEqual(new Set(['.node.yaml']));
    const unnamed = await check({ cwd: makeFolder(renamed(files)) });
    expect(unnamed.findings).toEqual([]);
  });

  test('has the same ones with step types of its own', async () => {
    const kinds = ['Training', 'Processing', 'Transform', 'CreateModel'];
    const own = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        String(text).replace(/(sagemaker_?step_?type["']?: ["']?)(\w+)/gi, '$1Our$2'),
      ]),
    );
    const stepTypes = Object.fromEntries(kinds.map((kind) => [`Our${kind}`, kind]));
    const said = { ...own, [CONFIG]: JSON.stringify({ stepTypes }) };
    const back = (text: string): string => text.replace(/\bOur(?=[A-Z])/g, '');
    const words = (text: string): string =>
      text.replace(/, which makes a \w+ step by the configuration/g, '');
    const before = await outcome(files, {}, String);
    expect(await outcome(own, {}, back)).not.toEqual(before);
    expect(await outcome(said, {}, (text) => words(back(text)))).toEqual(before);
  });

  test('is found anew once its configuration is there, though what was found before is kept', () => {
    const cwd = makeFolder(renamed(example));
    expect(stepalignJson(cwd, ['check']).findings).toEqual([]);
    addFiles(cwd, config);
    expect(stepalignJson(cwd, ['check']).findings.length).toBeGreaterThan(5);
  });
});

test.each([
  [
    '{"names": {"keys": {"output": "x"}}}',
    ':1:21: names › keys › output: there is no such setting. Did you mean outputs?',
  ],
  [
    '{"names": {"keys": {"outputs": "xY"}}}',
    ':1:21: names › keys › outputs: a key is written in snake_case here: it stands for the same in camelCase',
  ],
  [
    '{"names": {"contracts": ["a*"]}}',
    ':1:26: names › contracts › 0: it has to be a name, or * and what names end with',
  ],
  [
    '{"names": {"contract": ["A"]}}',
    ':1:12: names › contract: there is no such setting. Did you mean contracts?',
  ],
  [
    '{"names": {"methods": {"get_input": "x"}}}',
    ':1:24: names › methods › get_input: there is no such setting. Did you mean get_inputs?',
  ],
  [
    '{"names": {"methods": {"get_inputs": "collectInputs"}}}',
    ':1:24: names › methods › get_inputs: a method is written in snake_case here: it stands for the same in camelCase',
  ],
  [
    '{"names": {"mainParameters": {"input_path": "x"}}}',
    ':1:31: names › mainParameters › input_path: there is no such setting. Did you mean input_paths?',
  ],
  [
    '{"names": {"interfaceEndings": [".yaml"]}}',
    ':1:33: names › interfaceEndings › 0: it has to be a part of its own and .yaml or .yml, as in .step.yaml: other YAML files are no interfaces',
  ],
  ['{"names": {"specs": []}}', ':1:12: names › specs: Too small: expected array to have >=1 items'],
])('%s is wrong', async (text, why) => {
  const cwd = makeFolder({ 'a.py': '', [CONFIG]: text });
  const message = await check({ cwd }).then(String, String);
  expect(message.slice(0, `UsageError: ${cwd}/${CONFIG}${why}`.length)).toBe(
    `UsageError: ${cwd}/${CONFIG}${why}`,
  );
});
