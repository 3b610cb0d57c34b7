/** What a script's `main` takes by its name, compared with the contract. */
import { describe, expect, test } from 'vitest';
import { check, fix } from '../../src/api.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';

const STEPS = `CONTRACT = ScriptContract(
    entry_point="run.py",
    expected_input_paths={"data": "/opt/ml/processing/input/data"},
    expected_output_paths={"scores": "/opt/ml/processing/output"},
    expected_arguments={"job-type": "training"},
    required_env_vars=["LABEL"],
)

SPEC = StepSpecification(
    step_type="Run",
    script_contract=CONTRACT,
    dependencies=[DependencySpec(logical_name="data")],
    outputs=[OutputSpec(logical_name="scores")],
)
`;

/** A script whose `main` has these lines. */
function script(lines: string, outside = ''): string {
  const body = lines.replaceAll(/^/gm, '    ');
  return `import os\n\n\ndef main(input_paths, output_paths, environ_vars: dict, job_args=None):\n${body}\n\n\n${outside}`;
}

async function found(only: string, text: string, others: Files = {}): Promise<readonly unknown[]> {
  const cwd = makeFolder({ 'steps.py': STEPS, 'run.py': text, ...others });
  const { findings } = await check({ cwd, only: [only] });
  return findings.map(({ severity, line, column, message, help }) => [
    severity,
    `${line}:${column}`,
    message,
    help,
  ]);
}

describe('script/undeclared-path', () => {
  test('a name that nobody gives, said once', async () => {
    const lines = 'x = input_paths["raw"]\ny = input_paths["raw"]\nz = output_paths["data"]';
    expect(await found('script/undeclared-path', script(lines))).toEqual([
      [
        'error',
        '5:21',
        'Script uses undeclared input name: main takes input_paths["raw"], which is no input of CONTRACT: it is a KeyError',
        'declare raw in CONTRACT, or take what is declared: it has data',
      ],
      [
        'error',
        '7:22',
        'Script uses undeclared output name: main takes output_paths["data"], which is no output of CONTRACT: it is a KeyError',
        'declare data in CONTRACT, or take what is declared: it has scores',
      ],
    ]);
  });

  test.each([
    ['in a dict', 'main({"raw": "/opt/ml/processing/input/data"}, {}, {})\n'],
    ['by dict(…)', 'main(dict(raw="/opt/ml/processing/input/data"), {}, {})\n'],
    ['by its key', 'paths = {}\npaths["raw"] = "/opt/ml/processing/input/data"\nmain(paths, {}, {})\n'],
  ])('a name that the script gives itself %s', async (_, outside) => {
    expect(await found('script/undeclared-path', script('x = input_paths["raw"]', outside))).toEqual([
      [
        'info',
        '5:21',
        'Script uses undeclared input name: main takes input_paths["raw"], which is no input of CONTRACT: the script itself gives it to its main, which nothing else can call by the names of CONTRACT',
        'declare raw in CONTRACT, or take what is declared: it has data',
      ],
    ]);
  });

  test.each([
    ['a declared name', 'x = input_paths["data"], output_paths["scores"]'],
    ['a name with a default', 'x = input_paths.get("raw", "/tmp")'],
    ['a name that may be missing', 'x = input_paths.get("data", input_paths.get("raw"))'],
    ['a name that is asked for', 'if "raw" in input_paths:\n    x = input_paths["raw"]'],
    ['a name that is set there', 'output_paths["raw"] = "/tmp"\nx = output_paths["raw"]'],
    [
      'a name whose lack is caught',
      'try:\n    x = input_paths["raw"]\nexcept (KeyError, OSError):\n    x = None',
    ],
    ['a name that only code tells', 'x = input_paths[name]'],
    ['a parameter that is bound anew', 'input_paths = complete(input_paths)\nx = input_paths["raw"]'],
    ['a dict of another name', 'x = config["raw"]'],
  ])('%s is in order', async (_, lines) => {
    expect(await found('script/undeclared-path', script(lines))).toEqual([]);
  });

  test('asking that a name is there does not make up for it', async () => {
    const lines = 'if "raw" not in input_paths:\n    raise ValueError()\nx = input_paths["raw"]';
    expect(await found('script/undeclared-path', script(lines))).toHaveLength(1);
  });

  test('other functions take what their callers hand them', async () => {
    const text = 'def load(input_paths):\n    return input_paths["raw"]\n';
    expect(await found('script/undeclared-path', text)).toEqual([]);
  });

  test('a name of another contract with the same script is in order', async () => {
    const other = STEPS.replaceAll('CONTRACT', 'OTHER')
      .replaceAll('SPEC', 'OTHER_SPEC')
      .replace('"Run"', '"Other"')
      .replaceAll('"data"', '"raw"');
    const text = script('x = input_paths["raw"]');
    expect(await found('script/undeclared-path', text, { 'other.py': other })).toEqual([]);
  });

  test('ports that only code tells are not judged', async () => {
    const steps = STEPS.replace('{"data": "/opt/ml/processing/input/data"}', 'inputs()');
    expect(
      await found('script/undeclared-path', script('x = input_paths["raw"]'), { 'steps.py': steps }),
    ).toEqual([]);
  });
});

describe('script/undeclared-env', () => {
  test('what main takes and nobody gives it', async () => {
    expect(await found('script/undeclared-env', script('x = environ_vars["REGION"]'))).toEqual([
      [
        'error',
        '5:22',
        'Script accesses undeclared environment variable: REGION, which CONTRACT has neither among its required nor among its optional ones',
        'declare REGION in CONTRACT, so that its builder passes it, or give it a default in the script',
      ],
    ]);
  });

  test.each([
    ['a declared variable', 'x = environ_vars["LABEL"]', ''],
    ['a variable with a default', 'x = environ_vars.get("REGION", "eu")', ''],
    [
      'a variable that the script gives',
      'x = environ_vars["REGION"]',
      'main({}, {}, {"REGION": os.environ.get("REGION", "eu")})\n',
    ],
  ])('%s is in order', async (_, lines, outside) => {
    expect(await found('script/undeclared-env', script(lines, outside))).toEqual([]);
  });
});

describe('script/argument-mismatch', () => {
  const PARSER = 'parser.add_argument("--job-type")\n';

  test('what neither the parser nor the contract has', async () => {
    expect(
      await found('script/argument-mismatch', script('x = job_args.mode\ny = job_args.mode', PARSER)),
    ).toEqual([
      [
        'warning',
        '5:18',
        "Script uses undefined argument: main takes mode from job_args, and neither the script's parser nor CONTRACT has it",
        'define --mode in the script and declare it in CONTRACT',
      ],
    ]);
  });

  test.each([
    ['a declared argument', 'x = job_args.job_type', PARSER],
    [
      'an argument that the parser has',
      'x = job_args.dry_run',
      `${PARSER}parser.add_argument("--dry-run")\n`,
    ],
    ['a destination', 'x = job_args.mode', `${PARSER}parser.add_argument("--m", dest="mode")\n`],
    ['a position', 'x = job_args.mode', `${PARSER}parser.add_argument("mode")\n`],
    ['a default that is set', 'x = job_args.mode', `${PARSER}parser.set_defaults(mode=1)\n`],
    ['an attribute that is asked for', 'x = job_args.mode if hasattr(job_args, "mode") else 1', PARSER],
    ['a method', 'x = job_args.keys()', PARSER],
    ['an attribute that is set', 'job_args.mode = 1', PARSER],
    ['a script without a parser', 'x = job_args.mode', ''],
  ])('%s is in order', async (_, lines, outside) => {
    expect(await found('script/argument-mismatch', script(lines, outside))).toEqual([]);
  });
});

describe('declare-paths', () => {
  const SPEC_HAS = STEPS.replace(
    '[DependencySpec(logical_name="data")]',
    '[DependencySpec(logical_name="data"), DependencySpec(logical_name="raw")]',
  );
  const RAW = '/opt/ml/processing/input/raw';

  async function fixed(steps: string, text: string): Promise<{ steps: string | undefined; said: unknown }> {
    const cwd = makeFolder({ 'steps.py': steps, 'run.py': text });
    const only = ['declare-paths'];
    const { findings } = await fix({ cwd, only, review: true, write: true });
    const files = readFiles(cwd);
    expect(files['run.py']).toBe(text);
    expect((await fix({ cwd, only, review: true })).changes).toEqual([]);
    return {
      steps: files['steps.py'],
      said: findings.map((finding) => [finding.fix?.safety ?? null, finding.fix?.reason ?? finding.help]),
    };
  }

  test.each([
    ['in a dict', `main(input_paths={"raw": "${RAW}"})\n`],
    ['by its place', `main({"raw": "${RAW}"}, {}, {})\n`],
    ['by a constant', `RAW = "${RAW}"\n\nif __name__ == "__main__":\n    input_paths = {"raw": RAW}\n`],
  ])('a path that the script names %s', async (_, text) => {
    expect(await fixed(SPEC_HAS, text)).toEqual({
      steps: SPEC_HAS.replace('input/data"}', `input/data", "raw": "${RAW}"}`),
      said: [['review', 'declare the input raw in CONTRACT, as the script and the spec call it']],
    });
  });

  test.each([
    [
      'the spec lacks the name',
      STEPS,
      `main({"raw": "${RAW}"}, {}, {})\n`,
      'not declared as raw, as the script calls it, since SPEC has no input of that name; declare it in both',
    ],
    [
      'the contract has the name',
      SPEC_HAS,
      `main({"data": "${RAW}"}, {}, {})\n`,
      'not declared, since CONTRACT has data at another path; use that one, or change it in the contract',
    ],
    [
      'the script has no name for it',
      SPEC_HAS,
      `RAW = "${RAW}"\nRAW = RAW or "x"\nmain({"raw": RAW}, {}, {})\n`,
      'declare it in CONTRACT under the name that its spec has for it, or use a path that is declared',
    ],
    [
      'the script has two names for it',
      SPEC_HAS,
      `main({"raw": "${RAW}"}, {"raw": "${RAW}"}, {})\n`,
      'declare it in CONTRACT under the name that its spec has for it, or use a path that is declared',
    ],
    [
      'the inputs are no literal',
      SPEC_HAS.replace('{"data": "/opt/ml/processing/input/data"}', 'INPUTS').replace(
        'CONTRACT = ',
        'INPUTS = {"data": "/opt/ml/processing/input/data"}\nALL = INPUTS\nCONTRACT = ',
      ),
      `main({"raw": "${RAW}"}, {}, {})\n`,
      'not declared, since the inputs of CONTRACT are INPUTS, which may have other uses; declare raw where they stand',
    ],
  ])('is reported only where %s', async (_, steps, text, why) => {
    expect(await fixed(steps, text)).toEqual({ steps, said: [[null, why]] });
  });

  test('an output', async () => {
    const steps = STEPS.replace(
      '[OutputSpec(logical_name="scores")]',
      '[OutputSpec(logical_name="scores"), OutputSpec(logical_name="plots")]',
    );
    const text = 'output_paths = {"plots": "/opt/ml/processing/plots"}\n';
    expect((await fixed(steps, text)).steps).toBe(
      steps.replace('processing/output"}', 'processing/output", "plots": "/opt/ml/processing/plots"}'),
    );
  });
});
