/** A proof that can't fail is none: for each a transform is planted that breaks just that promise; `format` has its own file. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../../src/edits/edit.ts';
import { NO_DOCUMENTS } from '../../src/library/documents.ts';
import { Modules } from '../../src/library/modules.ts';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { aliasFact, contractPortFact } from '../../src/library/facts.ts';
import type { StepLibrary } from '../../src/library/model.ts';
import type { Fix } from '../../src/rules/finding.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Transform } from '../../src/rules/transform.ts';
import { runPasses } from '../../src/run/passes.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';

const FILE = '/library/steps.py';

const TEXT = `STEP_NAMES = {"First": {"sagemaker_step_type": "Training"}, "Second": {"sagemaker_step_type": "Training"}}

FIRST = TrainingScriptContract(
    expected_output_paths={
        "model": "/opt/ml/model",  # 😀
        "checkpoints": "/opt/ml/checkpoints",
    },
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SECOND = TrainingScriptContract(
    expected_output_paths={
        "model": "/opt/ml/model",
        "checkpoints": "/opt/ml/checkpoints",
    },
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
FIRST_SPEC = StepSpecification(step_type="First", script_contract=FIRST, outputs=[OutputSpec(logical_name="model", aliases=["a"])])
SECOND_SPEC = StepSpecification(step_type="Second", script_contract=SECOND, outputs=[OutputSpec(logical_name="model", aliases=["b"])])
`;

/** What is right: the fix of the second contract, whatever becomes of the first. */
const SECOND_FIXED =
  TEXT.slice(0, TEXT.indexOf('SECOND =')) +
  TEXT.slice(TEXT.indexOf('SECOND =')).replace('        "checkpoints": "/opt/ml/checkpoints",\n', '');

let python: Language;
beforeAll(async () => {
  python = await loadLanguage('python');
});

function run(
  transforms: readonly Transform[],
  ownRules: readonly Rule[] = rules,
): ReturnType<typeof runPasses> {
  const tree = {
    modules: Modules.of([python.read({ path: FILE, text: TEXT })]),
    languages: new Map([['python' as const, python]]),
    documents: NO_DOCUMENTS,
  };
  const focus = {
    rules: ownRules,
    isWanted: () => true,
    whyFrozen: () => null,
    nameOf: () => 'steps.py',
  };
  return runPasses(tree, [transforms], focus, () => true);
}

/** The real transform, with a defect in what it does to the first contract. */
function withDefect(change: (fix: Fix, library: StepLibrary) => Fix): Transform {
  return {
    ...dropInternalOutputs,
    propose: (context) =>
      [...dropInternalOutputs.propose(context)].map(({ finding, proposal }) =>
        finding.declaration !== 'FIRST' || 'none' in proposal
          ? { finding, proposal }
          : { finding, proposal: change(proposal, context.library) },
      ),
  };
}

/** An edit of the first place that has this text. */
function edit(of: string, text: string): Edit {
  const start = TEXT.indexOf(of);
  return { file: FILE, range: { start, end: start + of.length }, text };
}

function outcome({ tree, left, fixed }: ReturnType<typeof runPasses>): {
  text?: string;
  fixed: unknown;
  help?: string;
} {
  const finding = left.find((each) => each.finding.rule === 'contract/internal-output')?.finding;
  return {
    text: tree.modules.get(FILE)?.text ?? '',
    fixed: fixed.map((each) => each.finding.declaration),
    ...(finding === undefined ? {} : { help: finding.help }),
  };
}

const REPORT = 'This is a defect of stepalign: please report it';

test('without a defect both contracts are fixed', () => {
  const { text, fixed } = outcome(run([dropInternalOutputs]));
  expect(fixed).toEqual(['FIRST', 'SECOND']);
  expect(text).toBe(TEXT.replaceAll('        "checkpoints": "/opt/ml/checkpoints",\n', ''));
});

const model = (library: StepLibrary) =>
  library.contracts.flatMap(({ outputs }) => outputs.filter(({ name }) => name === 'model'));

test.each<[string, string, (fix: Fix, library: StepLibrary) => Fix]>([
  [
    'text that does not parse',
    'syntax: steps.py would no longer parse: the syntax is wrong here: FIRST = (TrainingScriptContract(',
    (fix) => ({ ...fix, edits: [...fix.edits, edit('FIRST = ', 'FIRST = (')] }),
  ],
  ...['\r', '\0'].map((character): [string, string, (fix: Fix) => Fix] => [
    `a character that Python refuses (${JSON.stringify(character)})`,
    'syntax: steps.py would get a lone carriage return or a NUL, which Python refuses',
    (fix) => ({ ...fix, edits: [...fix.edits, edit('# 😀', `# ${character}x y`)] }),
  ]),
  [
    'an edit that splits a character',
    'bytes: an edit splits a character in steps.py',
    (fix) => {
      const at = TEXT.indexOf('😀') + 1;
      return { ...fix, edits: [...fix.edits, { file: FILE, range: { start: at, end: at }, text: ' ' }] };
    },
  ],
  [
    'edits that overlap',
    'bytes: edits overlap, or lie outside the text in steps.py',
    (fix) => ({
      ...fix,
      edits: [...fix.edits, edit('FIRST = Training', 'X = '), edit('= TrainingScript', '= Y')],
    }),
  ],
  [
    'text that is no text',
    'bytes: what an edit writes would not be what it says in steps.py',
    (fix) => ({ ...fix, edits: [...fix.edits, edit('# 😀', '# \uD800')] }),
  ],
  [
    'a change that the fix does not say',
    "model: FIRST_SPEC in steps.py would lose the alias a of output model, which the fix doesn't say",
    (fix) => ({ ...fix, edits: [...fix.edits, edit('aliases=["a"]', 'aliases=[]')] }),
  ],
  [
    'a change that the fix only says',
    'model: FIRST in steps.py would not lose the output model (/opt/ml/model) as the fix says',
    (fix, library) => ({
      ...fix,
      effects: {
        ...fix.effects,
        removed: [
          ...fix.effects.removed,
          ...model(library)
            .slice(0, 1)
            .map((port) => contractPortFact(port)),
        ],
      },
    }),
  ],
  [
    'a fix that leaves its finding',
    "findings: contract/internal-output would still be there: Contract outputs missing from specification outputs: {'checkpoints'}: FIRST declares it, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow",
    (fix, library) => ({
      ...fix,
      edits: [edit('aliases=["a"]', 'aliases=["a", "c"]')],
      effects: {
        removed: [],
        added: library.specs
          .flatMap((spec) => spec.outputs.slice(0, 1))
          .slice(0, 1)
          .map((output) => aliasFact(output, 'c')),
      },
    }),
  ],
  [
    'a fix that brings up another finding',
    'findings: contract/invalid-container-path would come up in steps.py: FIRST: the output model is at /tmp/model, and a Training step has its outputs below /opt/ml/model or /opt/ml/output/data (the step type is known from the registry, which gives First the type Training)',
    (fix, library) => {
      const [removed] = model(library).map((port) => contractPortFact(port));
      const facts = removed === undefined ? [] : [removed];
      return {
        ...fix,
        edits: [...fix.edits, edit('/opt/ml/model', '/tmp/model')],
        effects: {
          removed: [...fix.effects.removed, ...facts],
          added: facts.map((fact) => ({ ...fact, value: '/tmp/model' })),
        },
      };
    },
  ],
])('%s is taken back, and the other fix goes through', (_, why, change) => {
  const result = run([withDefect(change)]);
  const { text, fixed, help } = outcome(result);
  expect(result.takenBack).toBe(1);
  expect(help).toBe(
    `not fixed: the fix by drop-internal-outputs was taken back, since it failed the proof ${why}. ${REPORT}`,
  );
  expect(fixed).toEqual(['SECOND']);
  expect(text).toBe(SECOND_FIXED);
});

describe('settled', () => {
  /** A rule that finds the first spec's alias, and a transform that replaces it. */
  function replacing(next: (alias: string) => string): { rule: Rule; transform: Transform } {
    const findingOf = (library: StepLibrary) => {
      const output = library.specs[0]?.outputs[0];
      const alias = output?.aliases.names[0] ?? '';
      return {
        output,
        alias,
        finding: {
          rule: 'planted/alias',
          severity: 'info' as const,
          message: `the alias is ${alias}`,
          file: FILE,
          range: output?.nameRange ?? { start: 0, end: 0 },
          step: null,
          declaration: 'FIRST_SPEC',
          port: 'model',
          related: [],
          help: '',
        },
      };
    };
    const rule: Rule = {
      name: 'planted/alias',
      severity: 'info',
      summary: '',
      fixable: 'safe',
      transform: 'planted',
      check: (library) => [findingOf(library).finding],
    };
    const transform: Transform = {
      name: 'planted',
      summary: '',
      rules: [rule.name],
      propose: ({ library }) => {
        const { output, alias, finding } = findingOf(library);
        const item = output?.aliases.collection?.entries[0]?.value.expression.range;
        if (output === undefined || item === undefined) return [];
        const proposal = {
          transform: 'planted',
          safety: 'safe' as const,
          reason: '',
          edits: [{ file: FILE, range: item, text: `"${next(alias)}"` }],
          effects: { removed: [aliasFact(output, alias)], added: [aliasFact(output, next(alias))] },
        };
        return [{ finding, proposal }];
      },
    };
    return { rule, transform };
  }

  test.each<[string, string, (alias: string) => string]>([
    [
      'two fixes that undo each other',
      'planned again after it was applied, it would change the text anew',
      (alias) => (alias === 'a' ? 'c' : 'a'),
    ],
    ['fixes without an end', 'after 100 passes there is still something to change', (alias) => `${alias}a`],
  ])('%s are taken back', (_, why, next) => {
    const { rule, transform } = replacing(next);
    const { tree, left, takenBack } = run([transform, dropInternalOutputs], [rule, ...rules]);
    expect(takenBack).toBe(1);
    const planted = left.find(({ finding }) => finding.rule === 'planted/alias');
    expect(planted?.fix).toBe(null);
    expect(planted?.finding.help).toBe(
      `not fixed: the fix by planted was taken back, since it failed the proof settled: ${why}. ${REPORT}`,
    );
    expect(tree.modules.get(FILE)?.text).not.toContain('"checkpoints"');
  });
});
