/** What Python code does, statement by statement. */
import { expect, test } from 'vitest';
import { loadPython } from '../../../src/languages/python/index.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { programText } from '../program-text.ts';

const python = await loadPython(VOCABULARY);

function program(text: string): string {
  const module = python.read({ path: '/a.py', text });
  expect(module.problems).toEqual([]);
  return programText(module.program);
}

test.each([
  ['a value', 'x = f(1, k="v")', 'x = f(1, "k": "v")'],
  ['a value with a type', 'x: int = 1', 'x = 1'],
  ['no value', 'x: int', ''],
  ['a tuple', 'a, b = 1, 2', '[a, b] = [1, 2]'],
  ['a tuple in a tuple', '(a, [b, c]), d = v', '[[a, [b, c]], d] = v'],
  ['the rest of a tuple', 'a, *b = v', '[a, *b] = v'],
  ['an attribute', 'a.b.c = 1', 'a.b.c = 1'],
  ['an item', 'a["b"][c] = 1', 'a["b"][c] = 1'],
  ['the last item', 'a = b[-1]', 'a = b[-1]'],
  ['a slice', 'a[1:2] = [3]', '? = [3]'],
  ['several', 'a = self.b = c = f()', 'a = f()\nself.b = a\nc = a'],
  ['several attributes', 'x.a = x.b = f()', 'x.a = f()\nx.b = x.a'],
  ['more of a list', 'a += [b]', 'a += [b]'],
  ['more of a dict', 'a["b"] |= {"c": 1}', 'a["b"] += {"c": 1}'],
  ['what is counted', 'a -= 1', 'a = (a name that is changed in place)'],
  ['what is deleted', 'del a, b.c', 'a = (a deleted name)\nb.c = (a deleted name)'],
  ['a list of two lists', 'a = b + [c]', 'a = <b + [c]>'],
  ['a value that is named within another', 'a = f((b := 1), c)', 'b = 1\na = f(b, c)'],
  ['what is awaited', 'a = await f()', 'a = f()'],
  ['calls within calls', 'a.b(c.d()[0], *e, **f).g()', 'a.b(c.d()[0], ...e, ...f).g()'],
  ['an f-string', 'a = f"Steps.{name}.X"', 'a = <"Steps." + name + ".X">'],
  ['one of two', 'a = b if c else d or e', 'a = either<b | either<d | e>>'],
  ['a lambda', 'a = lambda b, *c, d=1, **e: b + d', 'a = (b, *c, d ?= 1, **e) => { return <b + d> }'],
  ['a lambda in a call', 'f(key=lambda: (yield))', 'f("key": () => { return (a yield expression) })'],
])('%s', (_, source, expected) => {
  expect(program(`${source}\n`)).toBe(expected);
});

test.each([
  ['list', 'x = [f(a, b) for a in c]', 'x = [f(a, b) for a of c]'],
  ['set', 'x = {a for a in c}', 'x = [a for a of c]'],
  ['filtered', 'x = [a for a in c if a.d]', 'x = [a for a of c if]'],
  ['of two loops', 'x = [a for a, (b, c) in d for e in a]', 'x = [a for [a, [b, c]] of d for e of a]'],
  ['dict', 'x = {k: [v] for k, v in d.items()}', 'x = {k: [v] for [k, v] of d.items()}'],
  ['generator', 'x = list(a for a in c)', 'x = list([a for a of c])'],
  ['generator among others', 'x = f((a for a in c), 1)', 'x = f([a for a of c], 1)'],
  ['within another', 'x = [[b for b in a] for a in c]', 'x = [[b for b of a] for a of c]'],
])('a comprehension: %s', (_, source, expected) => {
  expect(program(`${source}\n`)).toBe(expected);
});

test('branches', () => {
  const source = `
if a():
    x = 1
elif (b := c()):
    x = 2
elif d:
    raise E
else:
    x = 3
if e:
    y = 1
else:
    raise ValueError("e")
if f: z = 1
match g:
    case "a" | A.B: h = 1
    case {"k": i, **j} if k: h = i
    case C(l, m=n) as o: h = l
    case [p, *_]: raise E
    case _: h = 2
match g:
    case 1: h = 1
`;
  expect(program(source)).toBe(`one a()
- branch
  x = 1
- branch
  b = c()
  b
  x = 2
- branch
  x = 3
one e
- branch
  y = 1
one or none f
- branch
  z = 1
one g
- branch
  h = 1
- branch
  i = (a part of what is matched)
  j = (a part of what is matched)
  h = i
- branch
  l = (a part of what is matched)
  n = (a part of what is matched)
  o = (a part of what is matched)
  h = l
- branch
  h = 2
one or none g
- branch
  h = 1`);
});

test('loops, what is tried, and what is entered', () => {
  const source = `
for i, (a, b) in enumerate(c):
    d.append(a)
    continue
else:
    e = 1
while (f := g()):
    h()
    i += 1
    d += [f]
try:
    import x
    y = x.make()
except (A, B) as error:
    y = None
except C:
    raise
else:
    z = y
finally:
    close()
try:
    w()
except C:
    raise
with open(p) as q, r() as (s, t), u():
    v = q
`;
  expect(program(source)).toBe(`repeat [i, [a, b]] of enumerate(c)
  d.append(a)
e = 1
repeat
  i = (a number that a loop counts)
  f = g()
  f
  h()
  i += 1
  d += [f]
y = x.make()
one
- branch
  error = (an exception)
  y = null
- branch
  z = y
close()
w()
q = open(p)
[s, t] = r()
u()
v = q`);
});

test('functions', () => {
  const source = `
@step(name="train", keep=1)
@functools.lru_cache(maxsize=None)
async def f(a, b: int, /, c=[1], *args: str, d, e: int = 2, **kw) -> dict:
    from .steps import train as t, g
    import a.b
    global N
    N, O = 1, 2
    def inner(): return a, b
    if a:
        return inner
    return
    never()

def names():
    yield 1

if __name__ == "__main__":
    N = f(1)
`;
  expect(program(source)).toBe(`@step("name": "train", "keep": 1)
function f(a, b, c ?= [1], *args, d, e ?= 2, **kw)
  import t: train of .steps
  import g: g of .steps
  import a: * of a
  [known N, O] = [1, 2]
  function inner()
    return [a, b]
  one or none a
  - branch
    return inner
  return nothing
function names()
  (a yield expression)
  return (a generator)
N = f(1)`);
});

test('classes', () => {
  const source = `
class A(B, c.D, metaclass=M):
    """What it is."""
    x = y = 1
    z: str
    def __init__(self, role, *, bucket: str = None):
        super().__init__(role)
        self.role = role
    @property
    def name(self): return f"{self.role}-a"
    @name.setter
    def name(self, value): self.role = value
    @classmethod
    def make(cls, x): return cls(x)
    @staticmethod
    @abstractmethod
    def plain(x): raise NotImplementedError
    @step
    async def train(this): await this.go()
    def __class_getitem__(kind, item): return kind
`;
  expect(program(source)).toBe(`class A(B, c.D)
  x = 1
  y = x
  function __init__(role, bucket ?= null) of instance self
    super().__init__(role)
    self.role = role
  getter name() of instance self
    return <self.role + "-a">
  function make(x) of class cls
    return cls(x)
  function plain(x)
  @step
  function train() of instance this
    this.go()
  function __class_getitem__(item) of class kind
    return kind`);
});

test('dataclasses have a constructor that sets their fields', () => {
  const source = `
@dataclass
class Config:
    role: str
    bucket: str = "b"
    tags: list = field(default_factory=list)
    id: int = dataclasses.field(default=1)
    size: int = field(repr=False)
    KIND: ClassVar[str] = "k"
    def __post_init__(self): self.uri = self.bucket
@dataclasses.dataclass(frozen=True)
class Train(Config):
    image: str = IMAGE
@dataclass
class Own:
    a: int
    def __init__(self): self.a = 1
`;
  expect(program(source)).toBe(`class Config()
  bucket = "b"
  tags = field("default_factory": list)
  id = dataclasses.field("default": 1)
  size = field("repr": false)
  KIND = "k"
  function __post_init__() of instance self
    self.uri = self.bucket
  function __init__(role, bucket ?= "b", tags ?= list(), id ?= 1, size) of instance self
    self.role = role
    self.bucket = bucket
    self.tags = tags
    self.id = id
    self.size = size
    self.__post_init__()
class Train(Config)
  image = IMAGE
  function __init__(*args, image ?= IMAGE, **kwargs) of instance self
    super().__init__(...args, ...kwargs)
    self.image = image
class Own()
  function __init__() of instance self
    self.a = 1`);
});
