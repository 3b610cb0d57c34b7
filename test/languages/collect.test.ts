/** Whatever is collected of a script is found, kept by its module, and told when it is gone. */
import { expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import { COLLECTED_KINDS } from '../../src/source/collected.ts';
import type { CollectedKind } from '../../src/source/collected.ts';
import { buildLibrary } from '../../src/library/reading/library.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { factsOfFiles } from '../../src/library/questions/facts.ts';
import type { Module } from '../../src/source/syntax.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

/** For each kind a text that has one item of it, the places of these items in it, and what the items say. */
const EXAMPLES: Readonly<
  Record<CollectedKind, { readonly text: string; readonly items: readonly string[]; readonly said: string[] }>
> = {
  environmentReads: {
    text: 'import os\nregion = os.environ["REGION"]\n',
    items: ['os.environ["REGION"]'],
    said: ['read of REGION: '],
  },
  handedReads: {
    text: 'import os\nlabel = environ_vars.get("LABEL", "y")\nx = os.environ\n',
    items: ['environ_vars.get("LABEL", "y")'],
    said: ['handed read of LABEL: with a default', 'environment, whole: '],
  },
  environmentUses: {
    text: 'import os\nrun(os.environ)\n',
    items: ['os.environ'],
    said: ['environment, whole: '],
  },
  argumentDefinitions: {
    text: 'parser.add_argument("--job-type", required=True)\n',
    items: ['parser.add_argument("--job-type", required=True)'],
    said: ['argument job_type: true'],
  },
  mainKeys: {
    text: 'def main(input_paths):\n    return input_paths["data"]\n',
    items: ['"data"'],
    said: ['key data of input_paths: '],
  },
  containerPaths: {
    text: 'folder = "/opt/ml/processing/input/data"\n',
    items: ['"/opt/ml/processing/input/data"'],
    said: ['container path /opt/ml/processing/input/data: '],
  },
  mainCalls: {
    text: 'def main(input_paths):\n    pass\n\nmain({})\n',
    items: ['main({})'],
    said: ['call of main: input_paths'],
  },
  handedNames: {
    text: 'def main(input_paths):\n    pass\n\nmain({"data": folder})\n',
    items: ['"data"'],
    said: ['call of main: input_paths', 'data handed to input_paths: '],
  },
};

const python = await loadLanguage('python', VOCABULARY);

function readPython(text: string): Module {
  return python.read({ path: '/library/script.py', text });
}

test.each(COLLECTED_KINDS)('Python scripts tell their %s', (kind) => {
  const { text, items } = EXAMPLES[kind];
  const found = readPython(text).collected[kind].map(({ range }) => range);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(items);
});

test.each(COLLECTED_KINDS)('a library without its %s has lost what they say', (kind) => {
  const { text, said } = EXAMPLES[kind];
  const factsIn = (script: string): string[] => {
    const module = readPython(script);
    const facts = factsOfFiles(buildLibrary(Modules.of([module]), new Map()), [module.path]);
    return facts.flatMap(({ subject, value }) =>
      subject.startsWith('name ') ? [] : [`${subject}: ${value}`],
    );
  };
  expect(factsIn(text)).toEqual(said);
  expect(factsIn('')).toEqual([]);
});

test('where a text has nothing to collect, all modules have the same nothing', async () => {
  const { collected } = readPython('value = 1\n');
  const others = await Promise.all(
    (['typescript', 'yaml'] as const).map(async (name) =>
      (await loadLanguage(name, VOCABULARY)).read({ path: '/library/source', text: '' }),
    ),
  );
  expect(collected).toEqual(Object.fromEntries(COLLECTED_KINDS.map((kind) => [kind, []])));
  expect(others.map((module) => module.collected === collected)).toEqual([true, true]);
});
