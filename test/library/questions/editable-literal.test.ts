/** A literal behind a name is changed only where nothing else can mean it by that name. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import * as fixPropertyPaths from '../../../transforms/fix-property-paths.ts';
import { applyTransform } from '../../support/jscodeshift.ts';
import { makeFolder } from '../../support/library.ts';
import type { Files } from '../../support/library.ts';

const WRONG = 'properties.ModelArtifacts.S3ModelArtifact';
const REGISTRY = 'STEP_NAMES = {"Training": {"sagemaker_step_type": "Training"}}\n';

function spec(path: string, name = 'SPEC'): string {
  return `${name} = StepSpecification(step_type="Training", outputs=[OutputSpec("m", logical_name="m", property_path=${path}, aliases=["a"])])\n`;
}

/** The files that the reviewed fixes change. */
async function changedIn(files: Files): Promise<string[]> {
  const cwd = makeFolder({ 'registry.py': REGISTRY, ...files });
  const { changes } = await fix({ cwd, review: true });
  return changes.map(({ file }) => file.slice(cwd.length + 1));
}

const HERE = `PATH = "${WRONG}"\n${spec('PATH')}`;
const PATHS = `PATH = "${WRONG}"\n`;
const IMPORTED = `from paths import PATH\n${spec('PATH')}`;

describe('a literal behind a name is edited', () => {
  test.each<[string, Files, string]>([
    ['in the same module', { 'a.py': HERE }, 'a.py'],
    ['in the module that it is imported from', { 'a.py': IMPORTED, 'paths.py': PATHS }, 'paths.py'],
    [
      'as a constant of an imported class',
      {
        'a.py': `from paths import Paths\n${spec('Paths.PATH')}`,
        'paths.py': `class Paths:\n    PATH = "${WRONG}"\n`,
      },
      'paths.py',
    ],
    [
      'beside another module that has the name for itself',
      { 'a.py': HERE, 'b.py': 'PATH = "x"\nprint(PATH)\n' },
      'a.py',
    ],
    ['beside longer names', { 'a.py': `${HERE}MY_PATH = "x"\n` }, 'a.py'],
    [
      'beside a file of another language',
      { 'a.py': HERE, 'b.ts': 'console.log(process.env.PATH);\n' },
      'a.py',
    ],
  ])('%s', async (_, files, file) => {
    expect(await changedIn(files)).toEqual([file]);
  });
});

describe('it is left alone where the name', () => {
  test.each<[string, Files]>([
    ['is used twice', { 'a.py': `PATH = "${WRONG}"\n${spec('PATH')}${spec('PATH', 'OTHER')}` }],
    ['stands in a string', { 'a.py': `${HERE}__all__ = ["PATH"]\n` }],
    ['is imported elsewhere', { 'a.py': HERE, 'b.py': 'from a import PATH\n' }],
    ['is a member elsewhere', { 'a.py': HERE, 'b.py': 'import a\nprint(a.PATH)\n' }],
    [
      'is imported in a function',
      { 'a.py': HERE, 'b.py': 'def f():\n    from a import PATH\n    return PATH\n' },
    ],
    [
      'is imported under another name',
      { 'a.py': `from paths import PATH as P\n${spec('P')}`, 'paths.py': PATHS },
    ],
    ['is used where it is bound, too', { 'a.py': IMPORTED, 'paths.py': `${PATHS}print(PATH)\n` }],
    ['leads on to another', { 'a.py': `BASE = "${WRONG}"\nPATH = BASE\n${spec('PATH')}` }],
    ['has several values', { 'a.py': `PATH = "${WRONG}"\nif X:\n    PATH = "${WRONG}"\n${spec('PATH')}` }],
    ['stands in a file that does not parse', { 'a.py': HERE, 'b.py': 'from a import PATH\nx = (\n' }],
  ])('%s', async (_, files) => {
    expect(await changedIn(files)).toEqual([]);
  });

  test('is exported and other files are not seen', () => {
    const text = (binding: string): string => `${binding} PATH = '${WRONG}';
const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };
const spec = new StepSpecification({ stepType: 'Training', outputs: { m: { propertyPath: PATH } } });
`;
    const run = (source: string): string => applyTransform(fixPropertyPaths, { review: true }, { source });
    expect(run(text('const'))).toBe(text('const').trim().replace('S3ModelArtifact', 'S3ModelArtifacts'));
    expect(run(text('export const'))).toBe('');
  });
});
