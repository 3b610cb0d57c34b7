/** A proof that can't fail is none: for each a transform is planted that breaks just that promise; `format` has its own file. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../../src/edits/edit.ts';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { aliasFact, contractPortFact } from '../../src/library/questions/facts.ts';
import type { SpecOutput, StepLibrary } from '../../src/library/model/model.ts';
import { rules } from '../../src/rules/index.ts';
import { aboutSpecPort } from '../../src/rules/places.ts';
import { internalOutputRule } from '../../src/rules/contract/internal-output.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { remedy } from '../../src/rules/transform.ts';
import type { ProposedFix, Transform } from '../../src/rules/transform.ts';
import { runPasses } from '../../src/engine/passes.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';
import { defective } from '../support/planted.ts';

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
  python = await loadLanguage('python', VOCABULARY);
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
  const filter = {
    rules: ownRules,
    isWanted: () => true,
    whyFrozen: () => null,
    nameOf: () => 'steps.py',
  };
  return runPasses(tree, [transforms], filter, () => true);
}

/** An edit of the first place that has this text. */
function edit(of: string, text: string): Edit {
  const start = TEXT.indexOf(of);
  return { file: FILE, range: { start, end: start + of.length }, text };
}

function outcome({ snapshot, left, fixed }: ReturnType<typeof runPasses>): {
  text?: string;
  fixed: unknown;
  help?: string;
} {
  const help = left.find(({ rule }) => rule === internalOutputRule)?.refusal;
  return {
    text: snapshot.modules.get(FILE)?.text ?? '',
    fixed: fixed.map((each) => each.finding.declaration),
    ...(help == null ? {} : { help }),
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

test.each<[string, string, (fix: ProposedFix, library: StepLibrary) => ProposedFix]>([
  [
    'text that does not parse',
    'syntax: steps.py would no longer parse: the syntax is wrong here: FIRST = (TrainingScriptContract(',
    (fix) => ({ ...fix, edits: [...fix.edits, edit('FIRST = ', 'FIRST = (')] }),
  ],
  ...['\r', '\0'].map((character): [string, string, (fix: ProposedFix) => ProposedFix] => [
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
  const result = run([defective(dropInternalOutputs, ({ declaration }) => declaration === 'FIRST', change)]);
  const { text, fixed, help } = outcome(result);
  expect(result.takenBack).toBe(1);
  expect(help).toBe(
    `not fixed: the fix by drop-internal-outputs was taken back, since it failed the proof ${why}. ${REPORT}`,
  );
  expect(fixed).toEqual(['SECOND']);
  expect(text).toBe(SECOND_FIXED);
});

describe('a fix that leads to another finding', () => {
  /** A rule that finds the first spec's alias, and a transform that replaces it. */
  function replacing(
    next: (alias: string) => string,
    more: Pick<Rule<SpecOutput>, 'mayComeUp' | 'keyOf'>,
  ): { rule: Rule<SpecOutput>; transform: Transform } {
    const rule: Rule<SpecOutput> = {
      name: 'planted/alias',
      severity: 'info',
      summary: '',
      find: ({ specs }) => specs[0]?.outputs.slice(0, 1) ?? [],
      report: (output) => ({
        ...aboutSpecPort(output),
        message: `the alias is ${output.aliases.names.join(', ')}`,
        help: '',
      }),
      ...more,
    };
    const transform: Transform = {
      name: 'planted',
      summary: '',
      remedies: [
        remedy(rule, 'safe', (output) => {
          const [alias = ''] = output.aliases.names;
          const item = output.aliases.collection?.entries[0]?.value.expression.range;
          if (item === undefined) return null;
          return {
            safety: 'safe',
            reason: '',
            edits: [{ file: FILE, range: item, text: `"${next(alias)}"` }],
            effects: { removed: [aliasFact(output, alias)], added: [aliasFact(output, next(alias))] },
          };
        }),
      ],
    };
    return { rule, transform };
  }

  const keyOf = ({ aliases }: SpecOutput): string => aliases.names.join(', ');
  // What it finds may come up, or else the first such fix would fail for that.
  const heardLast = { keyOf, mayComeUp: true };

  test.each<[string, string, (alias: string) => string, Parameters<typeof replacing>[1]]>([
    [
      'back to the first one',
      'settled: planned again after it was applied, it would change the text anew',
      (alias) => (alias === 'a' ? 'c' : 'a'),
      heardLast,
    ],
    [
      'and on without an end',
      'settled: after 100 passes there is still something to change',
      (alias) => `${alias}a`,
      heardLast,
    ],
    [
      'of the same rule at the same place',
      'findings: planted/alias would come up in steps.py: the alias is c',
      () => 'c',
      { keyOf },
    ],
    [
      'that is the same one in other words',
      'findings: planted/alias would still be there: the alias is a',
      () => 'c',
      {},
    ],
  ])('%s is taken back', (_, why, next, more) => {
    const { rule, transform } = replacing(next, more);
    const { snapshot, left, takenBack } = run([transform, dropInternalOutputs], [rule, ...rules]);
    expect(takenBack).toBe(1);
    const planted = left.find(({ rule: by }) => by === rule);
    expect(planted?.fix).toBe(null);
    expect(planted?.refusal).toBe(
      `not fixed: the fix by planted was taken back, since it failed the proof ${why}. ${REPORT}`,
    );
    expect(snapshot.modules.get(FILE)?.text).not.toContain('"checkpoints"');
  });
});
