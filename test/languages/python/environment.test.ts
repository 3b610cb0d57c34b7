/** What Python scripts take of their environment, and what they do without it. */
import { expect, test } from 'vitest';
import { loadPython } from '../../../src/languages/python/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import type { Collected, EnvironmentRead } from '../../../src/source/collected.ts';

const python = await loadPython(VOCABULARY);

function collectedOf(text: string): Collected {
  return python.read({ path: '/a.py', text: `import os\n${text}` }).collected;
}

function said({ name, hasDefault, fallback, missing }: EnvironmentRead): string {
  return [name, hasDefault ? 'default' : '-', JSON.stringify(fallback), missing].join(' ');
}

test.each([
  // What it takes instead.
  ['os.environ["A"]', 'A - null fails'],
  ['os.environ.get("A")', 'A - null unknown'],
  ['os.environ.get("A", None)', 'A - null unknown'],
  ['os.getenv("A", "x")', 'A default "x" unknown'],
  ['os.environ.get("A", "")', 'A default "" unknown'],
  ['float(os.environ.get("A", 0.5))', 'A default "0.5" unknown'],
  ['os.environ.get("A", 0.5)', 'A default null unknown'],
  ['os.environ.get("A", False)', 'A default null unknown'],
  ['os.environ.get("A") or "x"', 'A default "x" tested'],
  ['D = "x"\nos.environ.get("A", D)', 'A default "x" unknown'],
  ['D = 5\nint(os.environ.get("A", str(D)))', 'A default "5" unknown'],
  ['D = True\nos.environ.get("A", str(D)).lower() == "true"', 'A default "True" unknown'],
  ['D = "x"\nD = "y"\nos.environ.get("A", D)', 'A default null unknown'],
  ['N = "A"\nos.environ[N]', 'A - null fails'],
  // Whether it looks at what it found.
  ['x = os.environ.get("A")\nif x:\n    f(x)', 'A default null tested'],
  ['x = os.environ.get("A")\nif not x:\n    raise E()', 'A - null refused'],
  ['x = os.environ.get("A")\nif x:\n    f(x)\nelse:\n    sys.exit(1)', 'A - null refused'],
  ['x = os.environ.get("A")\nif x is None:\n    raise E()', 'A - null refused'],
  ['x = os.environ.get("A")\nif x is not None:\n    f(x)', 'A default null compared'],
  ['x = os.environ.get("A", "").strip()\nif not x:\n    raise E()', 'A default "" refused'],
  ['x = os.environ.get("A", "")\nif x not in NAMES:\n    raise E()', 'A default "" refused'],
  ['x = os.environ.get("A")\nassert x', 'A - null refused'],
  ['x = os.environ.get("A")\ny = x or "z"', 'A default null tested'],
  ['x = os.environ.get("A") == "true"', 'A default null tested'],
  ['x = os.environ.get("A")\nif x == "a":\n    f()\nelse:\n    raise E()', 'A - null refused'],
  ['if os.environ.get("A"):\n    f()', 'A default null tested'],
  ['if not os.getenv("A"):\n    raise E()', 'A - null refused'],
  ['if "A" in os.environ:\n    f(os.environ["A"])', 'A default null compared'],
  ['try:\n    x = os.environ["A"]\nexcept KeyError:\n    x = None', 'A default null compared'],
  ['def f():\n    x = os.environ.get("A")\n\ndef g(x):\n    if x:\n        pass', 'A - null unknown'],
  // What it is handed on as.
  [
    'd = {"A": os.environ.get("A")}\ndef main(environ_vars):\n    a = environ_vars.get("A")\n    if not a:\n        raise E()',
    'A - null refused',
  ],
  [
    'a = os.environ.get("A")\nenviron_vars = {"A": a}\ndef f(environ_vars):\n    b = environ_vars["A"]\n    return b or 1',
    'A - null unknown',
  ],
  [
    'environ_vars["A"] = os.environ.get("A")\ndef f(environ_vars):\n    b = environ_vars.get("A")\n    return b or 1',
    'A default null tested',
  ],
  // Helpers.
  [
    'def get(name, default=None):\n    return os.environ.get(name, default)\n\nx = get("A", "y")',
    'A default "y" unknown',
  ],
  [
    'def get(name, default="z"):\n    return os.environ.get(name, default)\n\nx = get("A")',
    'A default "z" unknown',
  ],
  ['def get(name):\n    return os.environ.get(name, "z")\n\nx = get("A")', 'A default "z" unknown'],
])('%j', (text, ...reads) => {
  expect(collectedOf(`${text}\n`).environmentReads.map(said)).toEqual(reads);
});

test.each([
  ['x = os.environ[key]', 'names'],
  ['x = f(os.environ)', 'whole'],
  ['for k, v in os.environ.items():\n    pass', 'whole'],
  ['if key not in os.environ:\n    pass', 'whole'],
  ['if "A" not in os.environ:\n    pass'],
  ['os.environ["A"] = "x"', 'set A'],
  ['os.environ.setdefault("A", "x")', 'set A'],
  ['environ_vars = dict(os.environ)', 'main'],
  ['main({}, {}, os.environ.copy())', 'main'],
  ['def main(environ_vars):\n    pass', 'main'],
  ['def main(environ_vars):\n    pass\n\nmain({})'],
  ['subprocess.check_call([sys.executable, "-m", "pip", "install"])'],
  ['subprocess.run(["train.sh"])', 'whole'],
  ['# os.environ is read elsewhere'],
  ['def get(name):\n    return os.environ.get(name)'],
])('%j takes %j', (text, ...uses) => {
  const found = collectedOf(`${text}\n`).environmentUses;
  expect(found.map(({ how, name }) => (name === null ? how : `${how} ${name}`))).toEqual(uses);
});
