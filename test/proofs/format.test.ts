/** The proof `format` can fail: transforms and formatters are planted that break just that. */
import { beforeAll, expect, test } from 'vitest';
import type { Formatter } from '../../src/formatting/config-file.ts';
import { formattingOf } from '../../src/formatting/index.ts';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { rules } from '../../src/rules/index.ts';
import type { Transform } from '../../src/rules/transform.ts';
import { runFormatted } from '../../src/engine/formatted.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';
import { defective } from '../support/planted.ts';

const [FIRST, SECOND, THIRD] = ['/library/first.py', '/library/second.py', '/library/third.py'] as const;

const ENTRY = '\n        "model": "/opt/ml/model",\n        "checkpoints": "/opt/ml/checkpoints",\n    ';

/** Clean for ruff where it takes no notice of trailing commas: without one of the ports the other needs no own line. */
function contract(name: string, step: string): string {
  return `STEP_NAMES = {"${step}": {"sagemaker_step_type": "Training"}}
${name} = TrainingScriptContract(
    expected_output_paths={${ENTRY}},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
${name}_SPEC = StepSpecification(
    step_type="${step}",
    script_contract=${name},
    outputs=[OutputSpec(logical_name="model", aliases=["${name}"])],
)
`;
}

const TEXTS: Readonly<Record<string, string>> = {
  [FIRST]: contract('A', 'First'),
  [SECOND]: contract('B', 'Second'),
  [THIRD]: contract('C', 'Third'),
};

function fixed(file: string): string {
  return (TEXTS[file] ?? '').replace(ENTRY, '"model": "/opt/ml/model"');
}

let python: Language;
let ruff: Formatter;
beforeAll(async () => {
  python = await loadLanguage('python', VOCABULARY);
  const formatting = await formattingOf(FIRST, [
    { path: '/library/ruff.toml', text: 'format.skip-magic-trailing-comma = true' },
  ]);
  if (formatting === null || !('formatter' in formatting)) throw new Error('no formatter');
  ruff = formatting.formatter;
});

async function run(
  transform: Transform,
  formatterOf: (file: string) => Formatter,
): Promise<{ texts: Record<string, string>; fixed: unknown[]; helps: string[] }> {
  const tree = {
    modules: Modules.of(Object.entries(TEXTS).map(([path, text]) => python.read({ path, text }))),
    languages: new Map([['python' as const, python]]),
    documents: NO_DOCUMENTS,
  };
  const filter = {
    rules: rules.filter(({ name }) => name === 'contract/internal-output'),
    isWanted: () => true,
    whyFrozen: () => null,
    nameOf: (file: string) => file.slice('/library/'.length),
  };
  const result = await runFormatted(
    tree,
    [[transform]],
    filter,
    () => true,
    (file) => Promise.resolve(formatterOf(file)),
  );
  return {
    texts: Object.fromEntries(result.snapshot.modules.declaring.map(({ path, text }) => [path, text])),
    fixed: result.fixed.map(({ finding }) => finding.declaration),
    helps: result.left.map(({ finding, refusal }) => refusal ?? finding.help),
  };
}

/** The real transform, which writes this as the last line of the first file too, and takes the second along. */
function appending(line: string): Transform {
  const at = (file: string): { start: number; end: number } => ({
    start: TEXTS[file]?.length ?? 0,
    end: TEXTS[file]?.length ?? 0,
  });
  return defective(
    dropInternalOutputs,
    ({ declaration }) => declaration === 'A',
    (fix) => ({
      ...fix,
      edits: [
        ...fix.edits,
        { file: FIRST, range: at(FIRST), text: line },
        { file: SECOND, range: at(SECOND), text: '# with A\n' },
      ],
    }),
  );
}

/** A formatter with a defect in what it makes of this file after it was changed. */
function withDefect(file: string, change: (text: string) => string): (of: string) => Formatter {
  const defective = { name: 'ruff', format: (text: string) => (text === TEXTS[file] ? text : change(text)) };
  return (of) => (of === file ? defective : ruff);
}

const REPORT = 'This is a defect of stepalign: please report it';
const takenBack = (why: string): string =>
  `not fixed: the fix by drop-internal-outputs was taken back, since it failed the proof format: ${why}. ${REPORT}`;

test('without a defect every file is fixed and clean', async () => {
  const { texts, fixed: done, helps } = await run(dropInternalOutputs, () => ruff);
  expect([done, helps]).toEqual([['A', 'B', 'C'], []]);
  expect(texts).toEqual({ [FIRST]: fixed(FIRST), [SECOND]: fixed(SECOND), [THIRD]: fixed(THIRD) });
});

test('a transform that writes what only the parser of stepalign takes', async () => {
  const result = await run(appending('call(a=1, 2)\n'), () => ruff);
  const why =
    'ruff could no longer read first.py: Positional argument cannot follow keyword argument at byte range 376..377';
  expect(result.helps).toEqual([takenBack(why)]);
  expect(result.fixed).toEqual(['B', 'C']);
  expect(result.texts).toEqual({
    [FIRST]: TEXTS[FIRST],
    [SECOND]: fixed(SECOND),
    [THIRD]: fixed(THIRD),
  });
});

test.each<[string, string, (text: string) => string]>([
  [
    'a formatter that never comes to rest',
    'first.py is clean for ruff, and would not be after it was formatted',
    (text) => `${text}# once more\n`,
  ],
  [
    'a formatter that breaks the syntax',
    'formatted, it breaks the proof syntax: first.py would no longer parse: the syntax is wrong here: (',
    (text) => (text.endsWith('(\n') ? text : `${text}(\n`),
  ],
  [
    'a formatter that changes the model',
    "formatted, it breaks the proof model: A_SPEC in first.py would lose the alias A of output model, which the fix doesn't say",
    (text) => text.replace('aliases=["A"]', 'aliases=["B"]'),
  ],
  [
    'a formatter that puts back what was fixed',
    "formatted, it breaks the proof model: A in first.py would get the output checkpoints (/opt/ml/checkpoints), which the fix doesn't say",
    () => TEXTS[FIRST] ?? '',
  ],
])('%s takes back the fix of its file, and the others go through', async (_, why, change) => {
  const result = await run(dropInternalOutputs, withDefect(FIRST, change));
  expect(result.helps).toEqual([takenBack(why)]);
  expect(result.fixed).toEqual(['B', 'C']);
  expect(result.texts).toEqual({
    [FIRST]: TEXTS[FIRST],
    [SECOND]: fixed(SECOND),
    [THIRD]: fixed(THIRD),
  });
});

test('a fix over two files is taken back in both where one of them fails', async () => {
  const change = (text: string): string => `${text}# once more\n`;
  const result = await run(appending('# with B\n'), withDefect(SECOND, change));
  expect(result.fixed).toEqual(['C']);
  expect(result.texts).toEqual({
    [FIRST]: TEXTS[FIRST],
    [SECOND]: TEXTS[SECOND],
    [THIRD]: fixed(THIRD),
  });
  const why = 'second.py is clean for ruff, and would not be after it was formatted';
  expect(result.helps).toEqual([takenBack(why), takenBack(why)]);
});
