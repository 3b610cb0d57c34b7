/** What TypeScript and JavaScript code comes to where it is followed without running it. */
import { expect, test } from 'vitest';
import { told } from '../../support/traced.ts';

async function of(...lines: readonly string[]): Promise<string[]> {
  return told({ 'stack.ts': `${lines.join('\n')}\n` });
}

test.each<[string, string, string]>([
  ['a template', '`Steps.${NAME}.A`', '"Steps.Train.A"'],
  [
    'a template of what is not known',
    '`Steps.${x}.A`',
    '(Steps.… it is put together (template literal) of what comes from outside)',
  ],
  ['a text put together', "'Steps.' + NAME", '"Steps.Train"'],
  ['a text with a type', '(NAME as Name)!', '"Train"'],
  ['an object', '{ NAME, a: 1, ...{ b: 2 } }', '{NAME: "Train", a: 1, b: 2}'],
  [
    'what is spread under a condition',
    '{ a: 1, ...(x && { b: 2 }) }',
    '{a: 1, … other entries are put in by code}',
  ],
  ['a computed key', '{ [NAME]: 1 }', '{Train: 1}'],
  ['a member', '{ a: { b: 1 } }.a?.b', '1'],
  ['an enum', 'Kind.Training', '"Training"'],
  ['a namespace', 'Names.TRAIN', '"Train"'],
  ['a list', '[NAME, ...[1, 2]]', '["Train", 1, 2]'],
  ['an item', '[1, 2].at(-1)', '2'],
  ['an item by its place', '[1, 2][0]', '1'],
  ['a list of each', "['a', 'b'].map((each) => `${each}!`)", '["a!", "b!"]'],
  ['a list of several of each', "['a', 'b'].flatMap((each) => [each, 1])", '["a", 1, "b", 1]'],
  ['those of a list that are wanted', "['a', x].filter((each) => each !== y)", '["a"?, x?]'],
  ['those of a list that are there', "[x && 'a', NAME, null].filter(Boolean)", '[<null | "a">?, "Train"]'],
  ['texts in a row', "['a', NAME].join('.')", '"a.Train"'],
  ['one of two', 'x ? 1 : 2', '<1 | 2>'],
  ['what is there', "['a'] ?? []", '["a"]'],
  ['what is not there', 'null ?? 1', '1'],
  ['what may be empty', "'' || 'b'", '<"" | "b">'],
  ['what is there or another', 'x ?? 1', '<x | 1>'],
  ['entries', 'Object.entries({ a: 1 })', '[["a", 1]]'],
  ['what is made outside', 'new cdk.Stack(this, NAME, { a: 1 })', 'cdk.Stack(this, "Train", {a: 1})'],
  ['what is awaited', 'await make(1)', '[1]'],
  ['what is called at once', '(() => { const a = 1; return a; })()', '1'],
  ['what JSON makes of it', 'JSON.stringify({ a: 1 })', 'JSON.stringify({a: 1})'],
])('%s', async (_, expression, expected) => {
  await expect(
    of(
      "const NAME = 'Train';",
      "enum Kind { Training = 'Training' }",
      "namespace Names { export const TRAIN = 'Train'; }",
      'async function make(a) { return [a]; }',
      `tell(${expression});`,
    ),
  ).resolves.toEqual([expected]);
});

test('functions: parameters that are taken apart, what is left out, and all others', async () => {
  await expect(
    of(
      "tell(step({ name: 'a' }), step({ name: 'b', kind: 'c' }, 1, 2));",
      "function step({ name, kind = 'Training' }: Props, ...[first, ...rest]) { return [name, kind, first, rest]; }",
      'const named = (name: string, { dependsOn = [] }: Props = {}) => ({ name, dependsOn });',
      "tell(named('a'), named('b', { dependsOn: ['a'] }));",
    ),
  ).resolves.toEqual([
    '["a", "Training", (that item is not known), []] ["b", "c", 1, [2]]',
    '{name: "a", dependsOn: []} {name: "b", dependsOn: ["a"]}',
  ]);
});

test('names that functions change are those that stand around them', async () => {
  await expect(
    of(
      'let steps = [];',
      'let last;',
      'function add(name) { steps = [...steps, name]; last = name; }',
      "add('a');",
      "add('b');",
      'tell(steps, last);',
    ),
  ).resolves.toEqual(['["a", "b"] "b"']);
});

test('classes: fields, parameters that are fields, getters, private and static ones, and what they build on', async () => {
  await expect(
    of(
      'abstract class Step {',
      "  static readonly KIND = 'Training';",
      '  readonly dependsOn: string[] = [];',
      '  #outputs = [];',
      '  constructor(protected readonly name: string, readonly kind = Step.KIND) {}',
      '  get uri() { return `Steps.${this.name}.${this.path}`; }',
      "  protected get path() { return 'X'; }",
      '  after(other: Step): this { this.dependsOn.push(other.name); return this; }',
      '  output(name: string) { this.#outputs.push(name); return this; }',
      '  build() { return { Name: this.name, DependsOn: this.dependsOn, Outputs: this.#outputs }; }',
      '  static of(name) { return new this(name); }',
      '}',
      'class Train extends Step {',
      "  suffix = 'S3ModelArtifacts';",
      '  constructor(name: string) { super(`${name}Step`); }',
      '  protected get path() { return `ModelArtifacts.${this.suffix}`; }',
      '}',
      'class Plain extends Step {}',
      "const train = new Train('A').output('o');",
      "const plain = Plain.of('B').after(train);",
      'tell(train.uri, plain.uri, train.kind);',
      'tell(train.build(), plain.build());',
    ),
  ).resolves.toEqual([
    '"Steps.AStep.ModelArtifacts.S3ModelArtifacts" "Steps.B.X" "Training"',
    '{Name: "AStep", DependsOn: [], Outputs: ["o"]} {Name: "B", DependsOn: ["AStep"], Outputs: []}',
  ]);
});

test('imports: names, what a module is by default, all of it, and what CommonJS has', async () => {
  await expect(
    told({
      'stack.ts': [
        "import steps, { NAME as name, make } from './steps';",
        "import * as all from './names';",
        "import { OTHER } from './index';",
        "const { old, other: renamed } = require('./old');",
        "const whole = require('./old');",
        'tell(steps, name, make(1), all.NAME, OTHER, old, renamed, whole.old);',
      ].join('\n'),
      'steps.ts':
        "import { NAME } from './names';\nexport { NAME };\nexport const make = (a) => [NAME, a];\nexport default [make(2)];\n",
      'names.ts': "export const NAME = 'Train';\nconst OWN = 'Use';\nexport { OWN as OTHER };\n",
      'index.ts': "export * from './names';\n",
      'old.js': "const old = 'old';\nmodule.exports = { old, other: 'renamed' };\n",
    }),
  ).resolves.toEqual(['[["Train", 2]] "Train" ["Train", 1] "Train" "Use" "old" "renamed" "old"']);
});

test('a list that loops fill, and branches', async () => {
  await expect(
    of(
      'const steps = [];',
      "for (const [index, name] of ['a', 'b'].entries()) steps.push(`${name}${index}`);",
      "for (const name of ['c']) steps.push(name);",
      "if (x) { steps.push('d'); } else if (y) { throw new Error('y'); }",
      'tell(steps);',
    ),
  ).resolves.toEqual(['["a0", "b1", "c", "d"?]']);
});
