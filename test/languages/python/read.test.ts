/** Python's own ways: what parses, what is wrong, and how imports are followed. */
import { describe, expect, test } from 'vitest';
import { loadPython } from '../../../src/languages/python/index.ts';
import { loadPythonParser } from '../../../src/languages/python/parser.ts';
import { createReader } from '../../../src/languages/python/read.ts';
import type { Expression, Module } from '../../../src/source/syntax.ts';
import { NO_DOCUMENTS } from '../../../src/library/sources/documents.ts';
import { Modules } from '../../../src/library/sources/modules.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';

const python = await loadPython(VOCABULARY);

function read(path: string, text: string): Module {
  return python.read({ path, text });
}

test.each([
  'type Alias[T = int] = list[T]\n',
  'type(x).a = 1\n',
  'match x:\n    case {"a": 1}:\n        pass\n',
  'f"{x!r:>{width}} {"nested"}"\n',
  'if (n := 1) > 0: pass\n',
  'def f[T: int](x: T, /, *, y) -> T: ...\n',
  'async def f():\n    async with a as b, c: await d\n',
  'try:\n    pass\nexcept* ValueError:\n    pass\n',
  'lambda *a, **k: (yield)\n',
  '@a.b[0]\nclass C(metaclass=M): x: int = 1\n',
])('%j parses', (text) => {
  expect(read('/a.py', text).problems).toEqual([]);
});

test.each(['X = {\n', 'def f(:\n', 'print "x"\n', 'exec "x"\n', 'if x\n    y\n', 'X = "\n'])(
  '%j does not',
  (text) => {
    expect(read('/a.py', text).problems).not.toEqual([]);
  },
);

test.each([
  ['comment', '# a\rX = 1\r\n', 3],
  ['string', 'X = "a\rb"\n', 6],
])('a carriage return that ends a line within a %s is a problem, as for Python', (what, text, at) => {
  expect(read('/a.py', text).problems).toContainEqual({
    message: `a carriage return ends the line within this ${what}: use line feeds`,
    range: { start: at, end: at + 1 },
  });
});

test('a carriage return that ends a line elsewhere, or stands in a string of several lines, is none', () => {
  expect(read('/a.py', 'X = """a\r"""\rY = [\r1]\r\n').problems).toEqual([]);
  expect(read('/a.py', 'X = 1  # of it\r\nY = [\r1]  # of it\r\n').problems).toEqual([]);
});

describe('a name that is changed after its assignment has no value that can be told', () => {
  function isChanged(statement: string): boolean {
    const { scope, problems } = read('/a.py', `import M\nX = {}\nY = []\n${statement}\n`);
    expect(problems).toEqual([]);
    const bindings = scope.bindings.get('X') ?? [];
    return bindings.some((binding) => binding.kind === 'value' && binding.value.kind === 'opaque');
  }

  test.each([
    'X["a"] = 1',
    'X["a"]["b"] = 1',
    'X.a = 1',
    'X["a"] += 1',
    'X |= {}',
    'del X["a"]',
    'X.update(a=1)',
    'X["a"].append(1)',
    'Y, X["a"] = 1, 2',
    '(X.a, [X.b]) = 1, (2,)',
    'def f():\n    X["a"] = 1',
    'def f():\n    global X\n    X = 1',
    'if Y:\n    X.pop("a", None)',
  ])('%s', (statement) => {
    expect(isChanged(statement)).toBe(true);
  });

  test.each([
    'Y["a"] = X',
    'Y.append(X)',
    'X.get("a")',
    'Y[X["a"]] = 1',
    'M.X["a"] = 1',
    'f(X=1)',
    'Z = X["a"]',
  ])('but not by %s', (statement) => {
    expect(isChanged(statement)).toBe(false);
  });
});

describe('names of one value', () => {
  const bindingsIn = (text: string): Record<string, string[]> =>
    Object.fromEntries(
      [...read('/a.py', text).scope.bindings].map(([name, bindings]) => [
        name,
        bindings.map((binding) =>
          binding.kind !== 'value'
            ? 'import'
            : binding.value.kind === 'opaque'
              ? binding.value.what
              : binding.value.kind,
        ),
      ]),
    );

  test.each([
    ['A = B = {}', { A: ['map'], B: ['map'] }],
    ['A = (B := {})', { A: ['map'], B: ['map'] }],
    ['(A := {})', { A: ['map'] }],
    ['A = x[0] = B = {}', { A: ['map'], B: ['map'] }],
    ['A = B, C = {}', { A: ['map'], B: ['an unpacked value'], C: ['an unpacked value'] }],
    ['A = [(B := {})]', { A: ['list'], B: ['a name that is bound within an expression'] }],
    ['def f(): return (B := {})', { f: ['function'] }],
    [
      'A = B = {}\nB.pop(1)',
      { A: ['map', 'a name that is changed in place'], B: ['map', 'a name that is changed in place'] },
    ],
    ['A = B = {}\nB = []', { A: ['map'], B: ['map', 'list'] }],
  ])('%s', (text, expected) => {
    expect(bindingsIn(text)).toEqual(expected);
  });

  test('are bound to one object', () => {
    const { scope } = read('/a.py', 'A = B = (C := {})\n');
    const values = [...scope.bindings.values()].flatMap((bindings) =>
      bindings.map((binding) => binding.kind === 'value' && binding.value),
    );
    expect([values.length, new Set(values).size]).toEqual([3, 1]);
  });
});

describe('classes', () => {
  test('what the module binds to a class is the class itself, and so are its attributes', () => {
    const { scope, classes } = read(
      '/a.py',
      [
        'class A:\n    X = {"a": 1}\n    Y = Z = 2\n',
        '@decorated\nclass B(A): ...\n',
        'if A:\n    class C: ...\n',
        'def f():\n    class D: ...\n',
      ].join(''),
    );
    const bound = (name: string): unknown => {
      const [binding] = scope.bindings.get(name) ?? [];
      return binding?.kind === 'value' ? binding.value : null;
    };
    expect(classes.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
    expect(classes.slice(0, 3).map(({ name }) => bound(name))).toEqual(classes.slice(0, 3));
    for (const declared of classes.slice(0, 3)) expect(bound(declared.name)).toBe(declared);
    const [a] = classes;
    const [x, y, z] = a?.statics.items ?? [];
    const ofX = a?.scope.bindings.get('X')?.[0];
    expect(ofX?.kind === 'value' && ofX.value).toBe(x?.value);
    expect(y?.value).toMatchObject({ kind: 'constant', value: 2 });
    // One value with two names is one object.
    expect(z?.value).toBe(y?.value);
    expect(a?.scope.bindings.get('Y')?.[0]).toHaveProperty('value', y?.value);
  });
});

describe('functions', () => {
  const LINES = [
    'def a(x, y: int = 1, *rest):',
    '    z = lambda p: p.q',
    '    def inner():',
    '        return "not of a"',
    '    if x:',
    '        return {"k": z}',
    '    return',
    'X = (lambda: "b")',
    'class C:',
    '    @property',
    '    def path(self):',
    '        return "c"',
    '',
  ];

  /** What functions bind and return, those inside of them too. */
  function shapes(value: Expression): unknown {
    if (value.kind !== 'function') return value.kind === 'string' ? value.value : value.kind;
    const inside = [...value.scope.bindings].flatMap(([name, bindings]): unknown[] =>
      bindings.flatMap((binding): unknown[] =>
        binding.kind === 'value' && binding.value.kind === 'function'
          ? [[name, shapes(binding.value)]]
          : [name],
      ),
    );
    return { inside, returns: value.returns.map(shapes) };
  }

  function shapesOf(module: Module): unknown[] {
    const values = ['a', 'X'].map((name) => module.scope.bindings.get(name)?.[0]);
    const members = module.classes.flatMap(({ fields }) => fields.items.map(({ value }) => value));
    return [
      ...values.flatMap((binding) => (binding?.kind === 'value' ? [binding.value] : [])),
      ...members,
    ].map(shapes);
  }

  const EXPECTED = [
    {
      inside: [
        'x',
        'y',
        'rest',
        ['z', { inside: ['p'], returns: ['member'] }],
        ['inner', { inside: [], returns: ['not of a'] }],
      ],
      returns: ['map', 'constant'],
    },
    { inside: [], returns: ['b'] },
    { inside: ['self'], returns: ['c'] },
  ];

  test('are read when they are asked for', () => {
    expect(shapesOf(read('/a.py', LINES.join('\n')))).toEqual(EXPECTED);
  });

  test('with a byte order mark and CRLF, too', () => {
    expect(shapesOf(read('/a.py', `\uFEFF${LINES.join('\r\n')}`))).toEqual(EXPECTED);
  });

  test('so is one that is large, with the file', () => {
    const filling = '    f(1, 2, 3)\n'.repeat(1000);
    expect(shapesOf(read('/a.py', LINES.join('\n').replace('    if x:', `${filling}    if x:`)))).toEqual(
      EXPECTED,
    );
  });

  test('a text is parsed once more for all of them, and only if one is asked for', async () => {
    const parser = await loadPythonParser();
    let again = 0;
    const { read: readCounted } = createReader(
      {
        ...parser,
        again: (text, use) => {
          again += 1;
          return parser.again(text, use);
        },
      },
      VOCABULARY,
    );
    const module = readCounted({ path: '/a.py', text: LINES.join('\n') });
    expect(again).toBe(0);
    expect(shapesOf(module)).toEqual(EXPECTED);
    expect(shapesOf(module)).toEqual(EXPECTED);
    expect(again).toBe(1);
    expect([module.references, module.references].map(({ length }) => length > 0)).toEqual([true, true]);
    expect(again).toBe(2);
  });
});

test("a class inside of a constructor calls its own base's constructor", () => {
  const { classes } = read(
    '/a.py',
    `class A(B):
    def __init__(self):
        super().__init__(spec=X)
        class C(D):
            def __init__(self):
                super().__init__(spec=Y)
`,
  );
  const specs = classes.map(({ superCalls }) =>
    superCalls.map(({ call }) =>
      call.arguments.items.map(({ value }) => value.kind === 'name' && value.name),
    ),
  );
  expect(specs).toEqual([[['X']], [['Y']]]);
});

describe('imports', () => {
  const CONTRACT = 'C = make()\n';

  /** What the name `C` of the first file leads to: the path of the module that binds it. */
  function follow(files: Readonly<Record<string, string>>): string | null {
    const modules = Object.entries(files).map(([path, text]) => read(path, text));
    const [from] = modules;
    const [binding] = from?.scope.bindings.get('C') ?? [];
    if (from === undefined || binding?.kind !== 'import') throw new Error('C is no import');
    const bound = python.link(Modules.of(modules), NO_DOCUMENTS).resolve(from, binding);
    return bound === null ? null : 'why' in bound ? bound.why : bound.module.path;
  }

  test.each([
    ['relative', 'from ..contracts.c import C\n', { '/r/lib/contracts/c.py': CONTRACT }],
    [
      'absolute, from the folder above the package',
      'from lib.contracts.c import C\n',
      { '/r/lib/contracts/c.py': CONTRACT },
    ],
    ['absolute, from src/', 'from other.c import C\n', { '/r/src/other/c.py': CONTRACT }],
    ['under another name', 'from ..c import D as C\n', { '/r/lib/c.py': 'D = make()\n' }],
    [
      'through a package',
      'from ..contracts import C\n',
      {
        '/r/lib/contracts/__init__.py': 'from .c import C\n',
        '/r/lib/contracts/c.py': CONTRACT,
      },
    ],
    [
      'through a star',
      'from ..contracts import C\n',
      {
        '/r/lib/contracts/__init__.py': 'from .c import *\n',
        '/r/lib/contracts/c.py': CONTRACT,
      },
    ],
    [
      'in a try',
      'try:\n    from ..c import C\nexcept ImportError:\n    C = None\n',
      { '/r/lib/c.py': CONTRACT },
    ],
  ])('%s', (_, text, files) => {
    expect(follow({ '/r/lib/specs/s.py': text, ...files })).toBe(Object.keys(files).at(-1));
  });

  test('in a circle lead nowhere', () => {
    expect(follow({ '/r/a.py': 'from .b import C\n', '/r/b.py': 'from .a import C\n' })).toBeNull();
  });

  test('that two modules fit lead nowhere', () => {
    expect(
      follow({ '/r/a/s.py': 'from lib.c import C\n', '/r/lib/c.py': CONTRACT, '/r/a/lib/c.py': CONTRACT }),
    ).toBeNull();
  });
});
