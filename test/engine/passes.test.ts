/** How often a run looks at a library: fixes of one place are taken together, and bad ones are found by halves. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Transform } from '../../src/rules/transform.ts';
import type { RunFilter } from '../../src/engine/findings.ts';
import { runFormatted } from '../../src/engine/formatted.ts';
import { runPasses } from '../../src/engine/passes.ts';
import type { PassesResult } from '../../src/engine/passes.ts';
import { stages } from '../../src/project/transforms.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import type { Files } from '../support/library.ts';
import { defective } from '../support/planted.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';

let python: Language;
let yaml: Language;
beforeAll(async () => {
  [python, yaml] = await Promise.all([loadLanguage('python', VOCABULARY), loadLanguage('yaml', VOCABULARY)]);
});

function snapshotOf(files: Files): Snapshot {
  const languages = new Map([
    ['python', python],
    ['yaml', yaml],
  ] as const);
  const modules = Object.entries(files).map(([path, text]) =>
    (path.endsWith('.py') ? python : yaml).read({ path: `/library/${path}`, text: String(text) }),
  );
  return { modules: Modules.of(modules), languages, documents: NO_DOCUMENTS };
}

/** A rule that finds nothing, and counts the states of a library that it looks at. */
function countingRule(): { readonly rule: Rule; readonly looks: () => number } {
  let looks = 0;
  const rule: Rule = {
    name: 'planted/looks',
    severity: 'info',
    summary: '',
    find: () => {
      looks += 1;
      return [];
    },
    report: () => {
      throw new Error('it finds nothing');
    },
  };
  return { rule, looks: () => looks };
}

function focusOn(asked: readonly Rule[]): RunFilter {
  return { rules: asked, isWanted: () => true, whyFrozen: () => null, nameOf: (file) => file };
}

/** The result, the text of each file after, and how many states of the library rules have looked at. */
function run(
  files: Files,
  order: readonly (readonly Transform[])[] = stages,
): PassesResult & { readonly texts: Files; readonly looks: number } {
  const { rule, looks } = countingRule();
  const result = runPasses(snapshotOf(files), order, focusOn([...rules, rule]), () => true);
  const texts = Object.fromEntries(
    Object.keys(files).map((path) => [path, result.snapshot.modules.get(`/library/${path}`)?.text ?? '']),
  );
  return { ...result, texts, looks: looks() };
}

const COUNT = 150;
const VARIABLES = Array.from({ length: COUNT }, (_, at) => `VARIABLE_${String(at).padStart(3, '0')}`);
const SCRIPT = `import os\n\n${['FIRST', ...VARIABLES].map((name, at) => `v${at} = os.environ["${name}"]\n`).join('')}`;

function contract(required: string): string {
  return `CONTRACT = ProcessingScriptContract(
    entry_point="prepare.py",
    expected_output_paths={},
    required_env_vars=${required},
)
SPEC = StepSpecification(step_type="Prepare", script_contract=CONTRACT, dependencies=[], outputs=[])
`;
}

function step(required: string): string {
  return `step_type: Prepare
contract:
  entry_point: prepare.py
  env_vars:
    required:${required}
spec:
  dependencies: {}
  outputs: {}
`;
}

const ALL = ['FIRST', ...VARIABLES].map((name) => `"${name}"`);

describe('fixes that insert at one place', () => {
  test.each<[string, string, string, string]>([
    ['an empty list', 'steps.py', contract('[]'), contract(`[${ALL.join(', ')}]`)],
    ['a list on one line', 'steps.py', contract('["FIRST"]'), contract(`[${ALL.join(', ')}]`)],
    [
      'a list on lines of its own',
      'steps.py',
      contract('[\n        "FIRST",\n    ]'),
      contract(`[\n${ALL.map((name) => `        ${name},\n`).join('')}    ]`),
    ],
    [
      'a list whose last entry has no comma, but a comment',
      'steps.py',
      contract('[\n        "FIRST"  # the first\n    ]'),
      contract(
        `[\n${ALL.map((name, at) => `        ${name}${at < COUNT ? ',' : ''}${at === 0 ? '  # the first' : ''}\n`).join('')}    ]`,
      ),
    ],
    [
      'a list with a comment alone',
      'steps.py',
      contract('[\n        # what it needs\n    ]'),
      contract(`[\n        # what it needs\n        ${ALL.join(',\n        ')}\n    ]`),
    ],
    [
      'a block',
      'prepare.step.yaml',
      step('\n      - "FIRST"'),
      step(ALL.map((name) => `\n      - ${name}`).join('')),
    ],
  ])('are taken together in %s', (_, path, before, after) => {
    const { texts, fixed, takenBack, looks } = run({ [path]: before, 'prepare.py': SCRIPT });
    expect(texts[path]).toBe(after);
    expect(fixed.length).toBe(before.includes('FIRST') ? COUNT : COUNT + 1);
    expect(takenBack).toBe(0);
    expect(looks).toBeLessThan(6);
  });
});

function contractWithCheckpoints(at: number): string {
  return `STEP_NAMES = {"Train${at}": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={
        "model": "/opt/ml/model",
        "checkpoints": "/opt/ml/checkpoints",
    },
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SPEC = StepSpecification(step_type="Train${at}", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model", aliases=["a${at}"])])
`;
}

const PATHS = Array.from({ length: 64 }, (_, at) => `${at + 10}.py`);
const MANY = Object.fromEntries(PATHS.map((path, at) => [path, contractWithCheckpoints(at)]));

describe('bad fixes among good ones', () => {
  test.each<[string, readonly string[], number]>([
    // Twice two looks for each of six halvings, and a few for the runs themselves.
    ['a few take a few halvings', ['13.py', '60.py'], 2 * 2 * 6 + 4],
    ['where all are bad, each half is looked at once', PATHS, 2 * 64 + 4],
  ])('%s', (_, bad, most) => {
    const transform = defective(
      dropInternalOutputs,
      ({ file }) => bad.includes(file.slice('/library/'.length)),
      (fix) => ({ ...fix, effects: { removed: [], added: [] } }),
    );
    const { takenBack, fixed, left, looks } = run(MANY, [[transform]]);
    expect(takenBack).toBe(bad.length);
    expect(fixed.length).toBe(PATHS.length - bad.length);
    const failed = left.filter(({ refusal }) => refusal?.includes('it failed the proof model'));
    expect(failed.map(({ finding }) => finding.file)).toEqual(bad.map((path) => `/library/${path}`));
    expect(looks).toBeLessThan(most);
  });

  test('a file that can not be formatted among many is found by halves', async () => {
    const counting = countingRule();
    const bad = '/library/40.py';
    const result = await runFormatted(
      snapshotOf(MANY),
      stages,
      focusOn([...rules, counting.rule]),
      () => true,
      (file) =>
        Promise.resolve({
          name: 'planted',
          format: (text) => {
            if (text.includes('"checkpoints"') || text.endsWith('# formatted\n')) return text;
            const changed = file === bad ? text.replace(/aliases=\["a\d+"\]/, 'aliases=[]') : text;
            return `${changed}# formatted\n`;
          },
        }),
    );
    expect(result.left.filter(({ refusal }) => refusal?.includes('it failed the proof format')).length).toBe(
      1,
    );
    expect(result.snapshot.modules.get(bad)?.text).toBe(MANY['40.py']);
    expect(result.snapshot.modules.get('/library/41.py')?.text).toContain('# formatted');
    // Two looks for each of six halvings, and a few for the runs before and behind it.
    expect(counting.looks()).toBeLessThan(2 * 6 + 8);
  });
});
