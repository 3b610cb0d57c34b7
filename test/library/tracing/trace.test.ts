/** What code comes to where it is followed without running it. */
import { expect, test } from 'vitest';
import { told, traced } from '../../support/traced.ts';

async function of(...lines: readonly string[]): Promise<string[]> {
  return told({ 'steps.py': `${lines.join('\n')}\n` });
}

test.each<[string, string, string]>([
  ['a text', '"a"', '"a"'],
  ['texts in a row', '"a" "b"', '"ab"'],
  ['an f-string', 'f"Steps.{NAME}.{1}"', '"Steps.Train.1"'],
  [
    'an f-string of what is not known',
    'f"Steps.{x}.A"',
    '(Steps.… it is put together (f-string) of what comes from outside)',
  ],
  ['a text made by format', '"Steps.{}".format(NAME)', '(Steps.… it is put together (format))'],
  ['a name of another text', 'NAME', '"Train"'],
  ['a name that is nowhere', 'x', 'x'],
  ['a list', '[NAME, 1, None]', '["Train", 1, null]'],
  ['lists in a row', '[1] + [2]', '[1, 2]'],
  ['a list in a list', '[1, *[2, 3]]', '[1, 2, 3]'],
  ['what is spread into a list by code', '[1, *x]', '[1, … other items are put in by code]'],
  ['a list as another sort of it', 'list((1, 2))', '[1, 2]'],
  ['a map', '{"a": NAME, **{"b": 1}}', '{a: "Train", b: 1}'],
  ['a map of names', 'dict(a=1, **x)', '{a: 1, … other arguments are given by code}'],
  ['an entry', '{"a": 1}["a"]', '1'],
  ['an entry with get', '{"a": 1}.get("b", 2)', '2'],
  ['an item', '[1, 2][1]', '2'],
  ['numbered items', '[f"{a}{b}" for a, b in enumerate(["x", "y"])]', '["0x", "1y"]'],
  ['texts put together', '"/".join(["a", NAME])', '"a/Train"'],
  ['the last item', '[1, 2][-1]', '2'],
  ['items of a map', '[k for k, v in {"a": 1}.items()]', '["a"]'],
  ['what is there', '["a"] or []', '["a"]'],
  ['what is not there', 'None or 1', '1'],
  ['one of two', '1 if x else 2', '<1 | 2>'],
  ['the same of two', '1 if x else 1', '1'],
  ['a text of one of two', 'f"a{"b" if x else "c"}"', '<"ab" | "ac">'],
  ['a list that a loop makes', '[f"{a}!" for a in ["x", "y"]]', '["x!", "y!"]'],
  [
    'a list that a loop makes of something else',
    '[a for a in x]',
    '[(it is another one in each round of a loop), … it is put together in a loop]',
  ],
  ['a list of which some are left out', '[a for a in [1] if x]', '[1?]'],
  ['what is made outside', 'Step(name=NAME).properties.A["b"]', 'Step(name="Train").properties.A["b"]'],
  ['what is called by what it gives', '(lambda a, b=2: [a, b])(1)', '[1, 2]'],
])('%s', async (_, expression, expected) => {
  await expect(of('NAME = "Train"', `tell(${expression})`)).resolves.toEqual([expected]);
});

test('functions: arguments by place and name, what is left out, and all others', async () => {
  await expect(
    of(
      'def step(name, kind="Training", *rest, tag=None, **others):',
      '    return [name, kind, rest, tag, others]',
      'tell(step("a"))',
      'tell(step("a", "b", "c", tag=1, more=2))',
      'tell(step(kind="b", name="a"))',
      'tell(step(**{"name": "a"}))',
    ),
  ).resolves.toEqual([
    '["a", "Training", [], null, {}]',
    '["a", "b", ["c"], 1, {more: 2}]',
    '["a", "b", [], null, {}]',
    '["a", "Training", [], null, {}]',
  ]);
});

test('a function that nothing calls is followed with whatever it may be given', async () => {
  await expect(of('def pipeline(region, name="Train"):', '    tell(region, name)')).resolves.toEqual([
    '(region is given by who calls the function) <"Train" | (name is given by who calls the function)>',
  ]);
});

test('branches: each begins with what was there, and afterwards there are several', async () => {
  await expect(
    of(
      'steps, name = [], "a"',
      'if x:',
      '    name = "b"',
      '    steps.append("only here")',
      'else:',
      '    tell(name)',
      'steps.append("always")',
      'tell(name, steps)',
    ),
  ).resolves.toEqual(['"a"', '<"b" | "a"> ["only here"?, "always"]']);
});

test('a branch that returns is no way to what follows', async () => {
  await expect(
    of(
      'def f(x):',
      '    name = "a"',
      '    if x:',
      '        name = "b"',
      '        return name',
      '    tell(name)',
      '    return "c"',
      'tell(f(1))',
    ),
  ).resolves.toEqual(['"a"', '<"b" | "c">']);
});

test('names that are declared to be those around, and the rest of a list', async () => {
  await expect(
    of(
      'LAST = None',
      'def add(name):',
      '    global LAST',
      '    LAST, *others = name, 1, 2',
      '    other = LAST',
      '    return others',
      'tell(add("a"), LAST, other)',
    ),
  ).resolves.toEqual(['[1, 2] "a" other']);
});

test('a list that is filled in a loop', async () => {
  await expect(
    of(
      'a, b = [], []',
      'for i in ["x", "y"]:',
      '    a.append(i)',
      'for i in z:',
      '    b.append(i)',
      'tell(a, b)',
    ),
  ).resolves.toEqual(['["x", "y"] [(it is another one in each round of a loop)?, … it is filled in a loop]']);
});

test('classes: what an instance has, also by what its class builds on', async () => {
  await expect(
    of(
      'class Base:',
      '    kind = "base"',
      '    def __init__(self, name):',
      '        self.name = name',
      '    @property',
      '    def title(self):',
      '        return f"{self.kind}-{self.name}"',
      '    def again(self): return self.name',
      'class Train(Base):',
      '    kind = "train"',
      '    def __init__(self, name, more):',
      '        super().__init__(name)',
      '        self.more = [more]',
      '    def again(self):',
      '        self.more.append(super().again())',
      '        return self.more',
      'one = Train("a", 1)',
      'tell(one.title, one.again(), one.missing)',
      'other = Train("b", 2)',
      'other.name = "c"',
      'tell(other.title, Train.kind)',
    ),
  ).resolves.toEqual(['"train-a" [1, "a"] new Train.missing', '"train-c" "train"']);
});

test('what is imported is followed to where it stands', async () => {
  await expect(
    told({
      'pipeline.py': [
        'from sagemaker.workflow.steps import TrainingStep as T',
        'from .names import NAME, make',
        'from . import names',
        'import sagemaker.workflow.pipeline as p',
        'tell(NAME, make("b"), names.NAME, T(name=NAME), p.Pipeline())',
      ].join('\n'),
      'names.py': 'NAME = "a"\ndef make(x):\n    return [x, NAME]\n',
      '__init__.py': '',
    }),
  ).resolves.toEqual([
    '"a" ["b", "a"] "a" sagemaker.workflow.steps.TrainingStep(name="a") sagemaker.workflow.pipeline.Pipeline()',
  ]);
});

test('modules that import each other come to an end', async () => {
  await expect(
    told({
      'a.py': 'from b import B\nA = "a"\ntell(B)\n',
      'b.py': 'from a import A\nB = A\n',
    }),
  ).resolves.toEqual(['"a"']);
});

test('a text knows where its parts are spelled', async () => {
  const text = 'NAME = "Train"\ntell(f"Steps.{NAME}.Model")\n';
  const { made } = await traced({ 'steps.py': text });
  const [value] = made[0]?.arguments.positional ?? [];
  const parts = value?.kind === 'text' ? value.spelling.parts : [];
  expect(
    parts.map(({ start, end, written }) => {
      const range = 'kind' in written ? (written.content ?? written.range) : written;
      return [start, end, text.slice(range.start, range.end)];
    }),
  ).toEqual([
    [0, 6, 'Steps.'],
    [6, 11, 'Train'],
    [11, 17, '.Model'],
  ]);
});

test.each<[string, string[], string]>([
  [
    'a text that doubles',
    ['a = "x"', ...Array.from({ length: 40 }, () => 'a = a + a'), 'tell(a)'],
    `(${'x'.repeat(200)}… it has more than 10000 characters)`,
  ],
  [
    'functions that double',
    [
      'def f0(): return "x"',
      ...Array.from({ length: 40 }, (_, at) => `def f${at + 1}(): return [f${at}(), f${at}()]`),
      'tell(f40())',
    ],
    'the code takes too many steps to follow',
  ],
  ['a function that calls itself', ['def f(): return [f()]', 'tell(f())'], '[(the function calls itself)]'],
  [
    'lists that double',
    ['a = [1]', ...Array.from({ length: 40 }, () => 'a = a + a'), 'tell(a)'],
    'the code takes too many steps to follow',
  ],
  [
    'loops in loops',
    [
      `a = [${'1, '.repeat(150)}]`,
      ...Array.from({ length: 6 }, (_, at) => `${' '.repeat(at)}for i${at} in a:`),
      '      f(i0)',
    ],
    'the code takes too many steps to follow',
  ],
])('bounded: %s', async (_, lines, expected) => {
  await expect(of(...lines)).resolves.toEqual([expected]);
});
