/** What is past a limit isn't known, and it is said which limit. */
import { expect, test } from 'vitest';
import { check } from '../../../src/api.ts';
import { loadLanguage } from '../../../src/languages/index.ts';
import { createEvaluator } from '../../../src/library/values/evaluate.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { makeFolder } from '../../support/library.ts';

const python = await loadLanguage('python', VOCABULARY);

/** The length of the text that V is, or why it isn't known. */
function valueOf(lines: readonly string[]): number | string {
  const module = python.read({ path: '/w/steps.py', text: `${lines.join('\n')}\n` });
  const [binding] = module.scope.bindings.get('V') ?? [];
  if (binding?.kind !== 'value') throw new Error('V has no value');
  const found = createEvaluator(new Map()).text({
    expression: binding.value,
    module,
    scope: module.scope,
  });
  return 'why' in found ? found.why : found.value.length;
}

function levels(count: number, level: (below: string, at: number) => string): string[] {
  const made = Array.from({ length: count }, (_, at) => level(`V${at}`, at + 1));
  return ['V0 = "a"', ...made, `V = V${count}`];
}

test.each<[string, string[], number | string]>([
  ['13 doublings', levels(13, (below, at) => `V${at} = ${below} + ${below}`), 8192],
  [
    '14 doublings',
    levels(14, (below, at) => `V${at} = ${below} + ${below}`),
    'it has more than 10,000 characters',
  ],
  [
    '100 names in a row',
    levels(100, (below, at) => `V${at} = ${below}`),
    'more than 64 names and calls lead to it',
  ],
  ['many ways', ['A = ""', `V = f"${'{A}'.repeat(10_001)}"`], 'it takes more than 10,000 steps to follow'],
])('%s', (_, lines, expected) => {
  expect(valueOf(lines)).toBe(expected);
});

test('a finding says which limit a value is past', async () => {
  const text = `${levels(100, (below, at) => `V${at} = ${below}`).join('\n')}
SPEC = StepSpecification(
    step_type="Train",
    script_contract=V,
    outputs=[OutputSpec(logical_name="model")],
)
`;
  const { findings } = await check({ cwd: makeFolder({ 'steps.py': text }), only: ['spec/unlinked'] });
  expect(findings.map(({ message }) => message)).toEqual([
    "SPEC: its contract can't be found: more than 64 names and calls lead to it",
  ]);
});
