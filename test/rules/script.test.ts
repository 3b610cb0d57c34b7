/** The rules for scripts: where each speaks, where it is silent, and what is written. */
import { describe, expect, test } from 'vitest';
import { check, fix } from '../../src/api.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';
import type { Files } from '../support/library.ts';

const LIBRARY = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}

CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={"model": "/opt/ml/model"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)

SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])
`;

const PROCESSING = LIBRARY.replace('"Training"', '"Processing"').replace(
  'TrainingScriptContract',
  'ScriptContract',
);

describe('script/hard-coded-checkpoint', () => {
  const only = ['script/hard-coded-checkpoint'];

  /** What the reviewed fix makes of a script. */
  async function fixed(script: string, library = LIBRARY): Promise<string | undefined> {
    const cwd = makeFolder({ 'steps.py': library, 'scripts/train.py': script });
    await fix({ cwd, only, review: true, write: true });
    const files = readFiles(cwd);
    expect(files['steps.py']).toBe(library);
    expect((await fix({ cwd, only, review: true })).changes).toEqual([]);
    return files['scripts/train.py'];
  }

  async function findingsOf(files: Files): Promise<readonly unknown[]> {
    const { findings } = await fix({ cwd: makeFolder(files), only });
    return findings.map(
      ({ severity, step, declaration, message, help, line, column, related, fix: offered }) => ({
        severity,
        step,
        declaration,
        message,
        help,
        place: `${line}:${column}`,
        related: related.map((place) => place.message),
        fix: offered === null ? null : [offered.transform, offered.safety, offered.reason],
      }),
    );
  }

  test('says what stands where', async () => {
    const files = {
      'steps.py': LIBRARY,
      'scripts/train.py': 'import os\n\nFOLDER = "/opt/ml/checkpoints"\n',
    };
    expect(await findingsOf(files)).toEqual([
      {
        severity: 'warning',
        step: 'Train',
        declaration: 'CONTRACT',
        message:
          'the script of CONTRACT spells out /opt/ml/checkpoints, though the contract offers SM_CHECKPOINT_DIR',
        help: 'read SM_CHECKPOINT_DIR, with /opt/ml/checkpoints as its default',
        place: '3:10',
        related: ['CONTRACT has the script as its entry point'],
        fix: [
          'read-checkpoint-dir',
          'review',
          'read SM_CHECKPOINT_DIR, with the path as its default; the script then writes where the job tells it to',
        ],
      },
    ]);
  });

  const READ = 'os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")';

  test.each([
    ['os is there', 'import os\n\nX = "/opt/ml/checkpoints"\n', `import os\n\nX = ${READ}\n`],
    [
      'os has another name',
      'import os as o\n\nX = "/opt/ml/checkpoints"\n',
      `import os as o\n\nX = o.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")\n`,
    ],
    [
      'before a later name',
      'import json\nimport sys\n\nX = "/opt/ml/checkpoints"\n',
      `import json\nimport os\nimport sys\n\nX = ${READ}\n`,
    ],
    [
      'behind an earlier name',
      'import json\nfrom a import b\n\nX = "/opt/ml/checkpoints"\n',
      `import json\nimport os\nfrom a import b\n\nX = ${READ}\n`,
    ],
    [
      'before what is imported from elsewhere',
      '"""Trains."""\nfrom __future__ import annotations\n\nfrom a import (\n    b,\n    c,\n)\n\nX = "/opt/ml/checkpoints"\n',
      `"""Trains."""\nfrom __future__ import annotations\n\nimport os\nfrom a import (\n    b,\n    c,\n)\n\nX = ${READ}\n`,
    ],
    [
      'what is imported from os, which is not os',
      'from os import environ\n\nX = "/opt/ml/checkpoints"\n',
      `import os\nfrom os import environ\n\nX = ${READ}\n`,
    ],
    [
      'a module of os is there, which brings os',
      'import os.path\n\nX = "/opt/ml/checkpoints"\n',
      `import os.path\n\nX = ${READ}\n`,
    ],
    [
      'an import that is run later',
      'X = "/opt/ml/checkpoints"\n\nif __name__ == "__main__":\n    import os\n',
      `import os\n\nX = ${READ}\n\nif __name__ == "__main__":\n    import os\n`,
    ],
    [
      'all imports stand behind it',
      'X = "/opt/ml/checkpoints"\nimport sys\nfrom a import b\n',
      `import os\n\nX = ${READ}\nimport sys\nfrom a import b\n`,
    ],
    ['nothing else is imported', 'X = "/opt/ml/checkpoints"\n', `import os\n\nX = ${READ}\n`],
    [
      'behind the docstring',
      '#!/usr/bin/env python\n"""Trains.\n\nIt\'s "it".\n"""\nX = "/opt/ml/checkpoints"\n',
      `#!/usr/bin/env python\n"""Trains.\n\nIt's "it".\n"""\n\nimport os\n\nX = ${READ}\n`,
    ],
    [
      'behind a docstring on one line, with a blank line already there',
      "# Copyright\n\n'Trains.'\n\n# Where it goes.\nX = '/opt/ml/checkpoints'\n",
      "# Copyright\n\n'Trains.'\n\nimport os\n\n# Where it goes.\nX = os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints')\n",
    ],
    [
      'before the comment of what comes first',
      '# Where it goes.\nX = "/opt/ml/checkpoints"\n',
      `import os\n\n# Where it goes.\nX = ${READ}\n`,
    ],
    [
      'behind what comes from the future',
      '"""Trains."""\n\nfrom __future__ import (\n    annotations,\n)\n\nX = "/opt/ml/checkpoints"\n',
      `"""Trains."""\n\nfrom __future__ import (\n    annotations,\n)\n\nimport os\n\nX = ${READ}\n`,
    ],
    [
      'CRLF and a byte order mark',
      '\uFEFFimport sys\r\n\r\nX = "/opt/ml/checkpoints"\r\n',
      `\uFEFFimport os\r\nimport sys\r\n\r\nX = ${READ}\r\n`,
    ],
    [
      'two of them, single quotes, a slash at the end',
      "import sys\n\nX = '/opt/ml/checkpoints'\n\n\ndef f(path='/opt/ml/checkpoints/'): ...\n",
      "import os\nimport sys\n\nX = os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints')\n\n\ndef f(path=os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints/')): ...\n",
    ],
  ])('%s', async (_, script, expected) => {
    expect(await fixed(script)).toBe(expected);
  });

  test.each([
    [
      'a path below it',
      'import os\n\nX = "/opt/ml/checkpoints/last.pt"\n',
      'it names something below the folder; join it to what SM_CHECKPOINT_DIR holds',
    ],
    [
      'another os',
      'import sys\nfrom a import os\n\nX = "/opt/ml/checkpoints"\n',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
    [
      'a parameter called os',
      'import os\n\n\ndef f(os, x="/opt/ml/checkpoints"): ...\n',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
    [
      'a variable called os',
      'import os\n\n\ndef f():\n    os = 1\n    return "/opt/ml/checkpoints"\n',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
  ])('%s is reported only', async (_, script, why) => {
    const [finding] = await findingsOf({ 'steps.py': LIBRARY, 'train.py': script });
    expect(finding).toMatchObject({ fix: null, help: `not changed, since ${why}` });
  });

  const SCRIPT = 'import os\n\nX = "/opt/ml/checkpoints"\n';
  test.each<[string, Files]>([
    [
      'the default of a variable',
      {
        'steps.py': LIBRARY,
        'train.py': `import os\n\nX = ${READ}\nY = os.getenv("DIR", "/opt/ml/checkpoints")\n`,
      },
    ],
    [
      'a comment, a docstring, a key',
      {
        'steps.py': LIBRARY,
        'train.py': '"""/opt/ml/checkpoints"""\n# "/opt/ml/checkpoints"\nX = {"/opt/ml/checkpoints": 1}\n',
      },
    ],
    ['another folder', { 'steps.py': LIBRARY, 'train.py': 'X = "/opt/ml/checkpoints2"\n' }],
    [
      'a contract that offers no variable',
      { 'steps.py': LIBRARY.replace('SM_CHECKPOINT_DIR', 'OTHER'), 'train.py': SCRIPT },
    ],
    ['no script of that name', { 'steps.py': LIBRARY, 'other.py': SCRIPT }],
    ['two scripts of that name', { 'steps.py': LIBRARY, 'a/train.py': SCRIPT, 'b/train.py': SCRIPT }],
    ['a test of that name', { 'steps.py': LIBRARY, 'tests/train.py': SCRIPT }],
  ])('%s is in order', async (_, files) => {
    expect(await findingsOf(files)).toEqual([]);
  });

  test('a script that does not parse is left alone, and the rest goes on', async () => {
    const cwd = makeFolder({ 'steps.py': LIBRARY, 'train.py': `${SCRIPT}y = (\n` });
    const { findings, changes, unparsable } = await fix({ cwd, only, review: true });
    expect(changes).toEqual([]);
    expect(findings.map(({ help }) => help)).toEqual(["not fixed, since train.py doesn't parse"]);
    expect(unparsable.map(({ file }) => file.slice(cwd.length + 1))).toEqual(['train.py']);
  });
});

describe('script/training-env-in-processing', () => {
  async function found(library: string, script: string): Promise<readonly unknown[]> {
    const { findings } = await check({
      cwd: makeFolder({ 'steps.py': library, 'train.py': script }),
      only: ['script/training-env-in-processing'],
    });
    return findings.map(({ line, message, help }) => [line, message, help]);
  }

  test.each([
    ['os.environ["SM_MODEL_DIR"]', 'SM_MODEL_DIR'],
    ['os.environ.get("SM_CHANNEL_TRAIN")', 'SM_CHANNEL_TRAIN'],
    ['getenv("SM_HPS")', 'SM_HPS'],
  ])('%s', async (expression, variable) => {
    expect(await found(PROCESSING, `import os\n\nX = ${expression}\n`)).toEqual([
      [
        3,
        `the script of CONTRACT reads ${variable}, which only training jobs have, and a Processing step runs it`,
        'use a path below /opt/ml/processing that CONTRACT declares, or give the variable a default',
      ],
    ]);
  });

  test.each([
    ['a training step', LIBRARY, 'X = os.environ["SM_MODEL_DIR"]\n'],
    ['a default', PROCESSING, 'X = os.environ.get("SM_MODEL_DIR", "x")\n'],
    ['a variable that every job has', PROCESSING, 'X = os.environ["SM_CURRENT_HOST"]\n'],
    ['an assignment', PROCESSING, 'os.environ["SM_MODEL_DIR"] = "x"\n'],
    [
      'a variable that the contract declares',
      replaced(PROCESSING, '{"SM_CHECKPOINT_DIR"', '{"SM_MODEL_DIR": "x", "SM_CHECKPOINT_DIR"'),
      'X = os.environ["SM_MODEL_DIR"]\n',
    ],
    [
      'a contract whose variables only code tells',
      PROCESSING.replace('{"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}', 'variables()'),
      'X = os.environ["SM_MODEL_DIR"]\n',
    ],
  ])('%s is in order', async (_, library, script) => {
    expect(await found(library, script)).toEqual([]);
  });
});

describe('script/undeclared-env', () => {
  const only = ['script/undeclared-env'];
  const withRequired = (list: string): string =>
    replaced(LIBRARY, 'expected_output_paths=', `required_env_vars=${list}, expected_output_paths=`);

  test('is declared with review', async () => {
    const script = 'import os\n\nX = os.environ["LABEL"]\nY = os.getenv("LABEL")\nZ = os.environ["ID"]\n';
    const cwd = makeFolder({ 'steps.py': withRequired("['REGION']"), 'train.py': script });
    const { findings } = await fix({ cwd, only, review: true, write: true });
    expect(
      findings.map(({ severity, line, message, fix: offered }) => [severity, line, message, offered?.reason]),
    ).toEqual(
      ['LABEL', 'ID'].map((name, index) => [
        'error',
        [3, 5][index],
        `Script accesses undeclared environment variable: ${name}, which CONTRACT has neither among its required nor among its optional ones`,
        `require ${name} in CONTRACT; whoever configures the step then has to set it`,
      ]),
    );
    expect(readFiles(cwd)).toEqual({
      'steps.py': withRequired("['REGION', 'LABEL', 'ID']"),
      'train.py': script,
    });
  });

  test.each([
    ['not there', LIBRARY],
    [
      'REQUIRED, which may have other uses',
      `REQUIRED = ["REGION"]\nALL = REQUIRED\n${withRequired('REQUIRED')}`,
    ],
  ])('is reported only where the list is %s', async (what, library) => {
    const cwd = makeFolder({ 'steps.py': library, 'train.py': 'import os\n\nX = os.environ["LABEL"]\n' });
    const { findings } = await fix({ cwd, only, review: true });
    expect(findings.map(({ fix: offered, help }) => [offered, help])).toEqual([
      [
        null,
        `not declared, since the required environment variables of CONTRACT are ${what}; declare LABEL where they stand`,
      ],
    ]);
  });

  test.each([
    ['a default', LIBRARY, 'X = os.environ.get("LABEL", "y")\n'],
    ['a default behind it', LIBRARY, 'X = os.environ.get("LABEL") or "y"\n'],
    ['a question', LIBRARY, 'if os.getenv("LABEL"):\n    pass\nif os.getenv("LABEL") is None:\n    pass\n'],
    ['a required variable', withRequired('["LABEL"]'), 'X = os.environ["LABEL"]\n'],
    ['an optional variable', LIBRARY, 'X = os.environ["SM_CHECKPOINT_DIR"]\n'],
    [
      'what others set',
      LIBRARY,
      'X = os.environ["SM_NUM_GPUS"], os.environ["AWS_REGION"], os.environ["PATH"]\n',
    ],
    ['variables that only code tells', withRequired('required()'), 'X = os.environ["LABEL"]\n'],
    ['a name that only code tells', LIBRARY, 'X = os.environ[name]\n'],
  ])('%s is in order', async (_, library, script) => {
    const { findings } = await check({ cwd: makeFolder({ 'steps.py': library, 'train.py': script }), only });
    expect(findings).toEqual([]);
  });

  test('an interface gives variables by folders of the pipeline, too', async () => {
    const step = (computed: string): string =>
      `step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  ${computed}: {STAGING: [a]}\n`;
    const found = async (text: string): Promise<readonly unknown[]> => {
      const script = 'import os\n\nX = os.environ["STAGING"]\n';
      const { findings } = await check({
        cwd: makeFolder({ 'a.step.yaml': text, 'train.py': script }),
        only,
      });
      return findings.map(({ line }) => line);
    };
    expect(await found(step('computed_env_paths'))).toEqual([]);
    expect(await found(step('other'))).toEqual([3]);
  });
});

describe('script/undeclared-path', () => {
  async function found(script: string, library = LIBRARY): Promise<readonly unknown[]> {
    const cwd = makeFolder({ 'steps.py': library, 'train.py': script });
    const { findings } = await check({ cwd, only: ['script/undeclared-path'] });
    return findings.map(({ severity, line, message, help }) => [severity, line, message, help]);
  }

  test('a path that no port has, said once', async () => {
    const script = 'X = "/opt/ml/output/data/plots"\nY = "/opt/ml/output/data/plots/"\n';
    expect(await found(script)).toEqual([
      [
        'error',
        1,
        'Script uses undeclared SageMaker path: /opt/ml/output/data/plots, which is no input or output of CONTRACT',
        'declare it in CONTRACT under the name that its spec has for it, or use a path that is declared',
      ],
    ]);
  });

  test.each([
    ['a declared path', '"/opt/ml/model"'],
    ['something below it', '"/opt/ml/model/code/x.py"'],
    ['a folder on the way', '"/opt/ml"'],
    ['what the platform provides', '"/opt/ml/input/config/hyperparameters.json"'],
    ["training's own folders", '"/opt/ml/output/tensorboard", "/opt/ml/output/failure"'],
    ['where a processor puts the script', '"/opt/ml/processing/input/code/run.py"'],
    ["a variable's default", '"/opt/ml/checkpoints"'],
    ['another place', '"/tmp/x"'],
  ])('%s is in order', async (_, paths) => {
    expect(await found(`X = [${paths}]\n`)).toEqual([]);
  });

  test('what a step class mounts that is none of SageMaker is not known', async () => {
    const library = LIBRARY.replace('"Training"', '"OurLoading"').replace('TrainingScript', 'Script');
    expect(await found('X = "/opt/ml/processing/config"\n', library)).toEqual([]);
  });

  test('a contract whose paths only code tells is in order', async () => {
    expect(
      await found('X = "/opt/ml/x"\n', LIBRARY.replace('{"model": "/opt/ml/model"}', 'outputs()')),
    ).toEqual([]);
  });
});

describe('script/argument-mismatch', () => {
  const BUILDER = `from steps import SPEC


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=SPEC)
`;

  async function found(declared: string, script: string, builder = BUILDER): Promise<readonly unknown[]> {
    const library =
      declared === ''
        ? LIBRARY
        : replaced(
            LIBRARY,
            'expected_output_paths=',
            `expected_arguments=${declared}, expected_output_paths=`,
          );
    const cwd = makeFolder({ 'steps.py': library, 'train.py': script, 'builder.py': builder });
    const { findings } = await check({ cwd, only: ['script/argument-mismatch'] });
    return findings.map(({ file, line, severity, message, help }) => [
      file.slice(cwd.length + 1),
      line,
      severity,
      message,
      help,
    ]);
  }

  test('both sides are named', async () => {
    expect(
      await found('{"job-type": "training"}', 'p.add_argument("-m", "--mode", required=True)\n'),
    ).toEqual([
      [
        'steps.py',
        5,
        'warning',
        'Contract declares argument not defined in script: job_type, which CONTRACT hands on',
        'define --job_type in the script, which ends with an error otherwise, or remove it from CONTRACT',
      ],
      [
        'train.py',
        1,
        'warning',
        "Script defines argument not in contract: mode, which it requires and CONTRACT doesn't declare",
        'declare mode in CONTRACT, or give it a default in the script',
      ],
    ]);
  });

  test.each([
    ['the same arguments', '{"job-type": "training"}', 'p.add_argument("--job_type", required=True)\n'],
    ['a list of them', '["--job-type"]', 'p.add_argument("--job_type")\n'],
    ['one that has a default', '{}', 'p.add_argument("--mode", default="x")\n'],
    ['a script that takes none', '{"mode": "x"}', 'print(1)\n'],
    ['names that only code tells', '{"mode": "x"}', 'p.add_argument(name)\np.add_argument("--other")\n'],
    ['a contract that says nothing', '', 'p.add_argument("--mode", required=True)\n'],
    [
      'arguments of a contract that only code tells',
      'arguments()',
      'p.add_argument("--mode", required=True)\n',
    ],
  ])('%s is in order', async (_, declared, script) => {
    expect(await found(declared, script)).toEqual([]);
  });

  test.each([
    [
      'a builder that gives it',
      `${BUILDER}\n    def _get_job_arguments(self):\n        return ["--mode", "x"]\n`,
    ],
    ['no builder that can be read', ''],
  ])('%s may give what the contract does not declare', async (_, builder) => {
    expect(await found('{}', 'p.add_argument("--mode", required=True)\n', builder)).toEqual([]);
  });

  describe('a step interface tells all arguments', () => {
    async function foundIn(interfaceLines: string, script: string): Promise<readonly unknown[]> {
      const step = `step_type: Train\nspec: {outputs: {}}\ncontract:\n  entry_point: train.py\n  arguments: {}\n${interfaceLines}`;
      const cwd = makeFolder({ 'train.step.yaml': step, 'train.py': script });
      const { findings } = await check({ cwd, only: ['script/argument-mismatch'] });
      return findings.map(({ file, line, message }) => [file.slice(cwd.length + 1), line, message]);
    }
    const FLAG = '  job_arguments:\n  - flag: --job-type\n    source: job_type\n';

    test('both sides are named', async () => {
      expect(await foundIn(FLAG, 'p.add_argument("--mode", required=True)\n')).toEqual([
        [
          'train.py',
          1,
          "Script defines argument not in contract: mode, which it requires and Train.contract doesn't declare",
        ],
        [
          'train.step.yaml',
          7,
          'Contract declares argument not defined in script: job_type, which Train.contract hands on',
        ],
      ]);
    });

    test.each([
      ['a flag that the script takes', FLAG],
      ['flags that only a program tells', '  job_arguments:\n  - {source: job_type}\n'],
    ])('%s is in order', async (_, lines) => {
      expect(await foundIn(lines, 'p.add_argument("--job_type", required=True)\n')).toEqual([]);
    });
  });
});

describe('script/unused-path', () => {
  const library = replaced(
    LIBRARY,
    '{"model": "/opt/ml/model"}',
    '{"model": "/opt/ml/model", "plots": "/opt/ml/output/data/plots"}',
  );

  async function found(script: string, text = library): Promise<readonly unknown[]> {
    const cwd = makeFolder({ 'steps.py': text, 'train.py': script, 'helper.py': '' });
    const { findings } = await check({ cwd, only: ['script/unused-path'] });
    return findings.map(({ severity, file, line, column, message, help, related }) => [
      severity,
      `${file.slice(cwd.length + 1)}:${line}:${column}`,
      message,
      help,
      related.map((place) => place.message),
    ]);
  }

  test('an output that the script never names', async () => {
    expect(await found('X = "/opt/ml/model"\n')).toEqual([
      [
        'warning',
        'steps.py:5:54',
        'Contract declares path not used in script: /opt/ml/output/data/plots, the output plots of CONTRACT; nothing is written there',
        'use it in the script, or remove plots from CONTRACT and its spec',
        ['the script of CONTRACT has neither the path nor plots'],
      ],
    ]);
  });

  test('the keys of main(input_paths, output_paths) count', async () => {
    const script = (key: string): string =>
      `def main(input_paths, output_paths):\n    write(output_paths["model"], output_paths["${key}"])\n`;
    expect((await found(script('metrics'))).length).toBe(1);
    expect(await found(script('plots'))).toEqual([]);
  });

  test.each([
    ['the path', '"/opt/ml/output/data/plots"'],
    ['something below it', '"/opt/ml/output/data/plots/a.png"'],
    ['a folder above it', 'join("/opt/ml/output/data", kind)'],
    ['the logical name', 'paths["plots"]'],
    ['the variable of the folder', 'os.environ["SM_OUTPUT_DATA_DIR"]'],
  ])('%s is a use', async (_, use) => {
    expect(await found(`X = "/opt/ml/model"\nY = ${use}\n`)).toEqual([]);
  });

  test.each([
    ['a script that names none of them', 'print(1)\n'],
    ['a script that imports from beside itself', 'import helper\n\nX = "/opt/ml/model"\n'],
    ['a script that imports relatively', 'from .other import x\n\nX = "/opt/ml/model"\n'],
    ["a script that doesn't parse", 'X = "/opt/ml/model"\ndef (\n'],
  ])('%s is not judged', async (_, script) => {
    expect(await found(script)).toEqual([]);
  });

  test.each(['optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}', 'optional_env_vars={}'])(
    'an argument that has the path is a use: with %s',
    async (variables) => {
      const text = library
        .replace('optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}', variables)
        .replace(
          'expected_output_paths',
          'expected_arguments={"plot-dir": "/opt/ml/output/data/plots"}, expected_output_paths',
        );
      expect(await found('X = "/opt/ml/model"\np.add_argument("--plot_dir")\n', text)).toEqual([]);
    },
  );
});
