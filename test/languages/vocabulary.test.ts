/** Languages read by the words that they are told, and know no others. */
import { expect, test } from 'vitest';
import { loadLanguage } from '../../src/languages/index.ts';
import type { Vocabulary } from '../../src/languages/vocabulary.ts';
import type { LanguageName } from '../../src/source/syntax.ts';

const KITCHEN: Vocabulary = {
  reference: /Dish:/,
  referring: 'served',
  holder: /bowls?$/,
  paths: { word: '/pantry', pattern: /^\/pantry\// },
  main: {
    name: 'cook',
    parameters: [
      { name: 'sizes', holds: 'texts' },
      { name: 'places', holds: 'paths' },
      { name: 'wishes', holds: 'attributes' },
    ],
  },
  maker: 'Kitchen',
  document: {
    name: 'a recipe',
    shape: { kind: 'map', fields: { title: { kind: 'text' } }, others: { kind: 'list' } },
  },
};

const USING =
  'soup = [bowls.soup, cook.served.A.B, "Dish: soup", outputs.soup, cook.properties.A, "Steps.Cook"]';

const USED = ['key: soup', 'property: A.B', 'text: Dish: soup'];

test.each<[LanguageName, string]>([
  ['python', USING],
  ['typescript', `const ${USING};`],
])('what %s uses', async (name, text) => {
  const module = (await loadLanguage(name, KITCHEN)).read({ path: '/kitchen/soup', text });
  const uses = module.references.filter(({ kind }) => kind !== 'mention');
  expect(uses.map((use) => `${use.kind}: ${use.text}`)).toEqual(USED);
});

test('what YAML uses, and what it has to be', async () => {
  const yaml = await loadLanguage('yaml', KITCHEN);
  const { references } = yaml.read({
    path: '/kitchen/soup',
    text: "title: 'Dish: soup'\nalso: [Steps.Cook]\n",
  });
  expect(references.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'key: title',
    'text: Dish: soup',
    'key: also',
    'mention: Steps.Cook',
  ]);
  const problemsOf = (text: string): string[] =>
    yaml.read({ path: '/kitchen/soup', text }).problems.map(({ message }) => message);
  expect(problemsOf('title: []\nregistry: text\n')).toEqual([
    'title has to be a text, and is a list',
    'registry has to be a list, and is a text',
  ]);
  expect(problemsOf('[]')).toEqual(['a recipe has to be a map, and is a list']);
  expect(problemsOf('title: x\n---\ntitle: y\n')).toEqual([
    'a second document begins here, and a recipe is one; give it a file of its own',
  ]);
});

test('what Python scripts tell', async () => {
  const { collected } = (await loadLanguage('python', KITCHEN)).read({
    path: '/kitchen/cook.py',
    text: `
def cook(sizes, places, wishes):
    return sizes["pot"], places["shelf"], wishes.salt, sizes.lid, input_paths["data"]

def main(places, input_paths):
    return places["door"], input_paths["data"]

cook({"pot": "/pantry/pot"}, {"lid": "/pantry/lid"}, {"pan": "/pantry/pan"})
input_paths = {"data": "/opt/ml/input/data"}
`,
  });
  expect(collected.mainKeys.map(({ parameter, name }) => `${parameter}: ${name}`)).toEqual([
    'sizes: pot',
    'places: shelf',
    'wishes: salt',
  ]);
  expect(collected.containerPaths.map(({ value }) => value)).toEqual([
    '/pantry/pot',
    '/pantry/lid',
    '/pantry/pan',
  ]);
  expect(
    collected.handedNames.map(({ parameter, name, path }) => `${parameter}: ${name}: ${path?.value ?? '?'}`),
  ).toEqual(['sizes: pot: /pantry/pot', 'places: lid: /pantry/lid', 'wishes: pan: /pantry/pan']);
});
