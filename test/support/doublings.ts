/** Libraries in which every level doubles what the one below it stands for: read naively they take 2^levels steps. */
type Files = Readonly<Record<string, string>>;

/** Makes the files with so many levels. */
type Doubling = (levels: number) => Files;

/** A line or several for each level from 1 up. */
function each(levels: number, line: (at: number) => string): string {
  return Array.from({ length: levels }, (_, at) => line(at + 1)).join('\n');
}

/** A library in Python whose declarations use the value that `head` gives the name `V`. */
function inPython(head: string): Files {
  return {
    'steps.py': `import os
${head}

CONTRACT = TrainingScriptContract(
    entry_point=V,
    expected_input_paths=V,
    expected_output_paths={"model": V, V: "/opt/ml/checkpoints"},
    optional_env_vars=V,
)
SPEC = StepSpecification(
    step_type=V,
    script_contract=V,
    dependencies=V,
    outputs=[OutputSpec(logical_name="model", property_path=V, aliases=V), V],
)
STEP_NAMES = {"Train": {"sagemaker_step_type": V}, V: V}


class TrainStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=V)
`,
  };
}

function inTypeScript(head: string): Files {
  return {
    'steps.ts': `${head}

export const contract: TrainingScriptContract = {
  entryPoint: V,
  expectedInputPaths: V,
  expectedOutputPaths: { model: V, [V]: '/opt/ml/checkpoints' },
  optionalEnvVars: V,
};
export const spec: StepSpec = {
  stepType: V,
  scriptContract: V,
  dependencies: V,
  outputs: [{ logicalName: 'model', propertyPath: V, aliases: V }, V],
};
export const stepNames = { Train: { sagemakerStepType: V }, [V]: V };

export class TrainStepBuilder extends StepBuilderBase {
  constructor(config: Config) {
    super({ config, spec: V });
  }
}
`,
  };
}

/** `V0` is the text "a"; each level is made of the one below, `V` of the last. */
function pythonValues(levels: number, level: (below: string, at: number) => string, first = '"a"'): Files {
  return inPython(`V0 = ${first}\n${each(levels, (at) => level(`V${at - 1}`, at))}\nV = V${levels}`);
}

function typescriptValues(
  levels: number,
  level: (below: string, at: number) => string,
  first = "'a'",
): Files {
  return inTypeScript(
    `const V0 = ${first};\n${each(levels, (at) => level(`V${at - 1}`, at))}\nconst V = V${levels};`,
  );
}

/** A class for each level that builds on two, which build on the one below. */
function diamonds(levels: number, first: string, last: string): string {
  return `class C0(${first}):
    expected_output_paths = {"model": "/opt/ml/model"}
${each(levels, (at) => `class A${at}(C${at - 1}):\n    pass\nclass B${at}(C${at - 1}):\n    pass\nclass C${at}(A${at}, B${at}):\n    pass`)}
class ${last}(C${levels}):
    entry_point = C${levels}.missing
`;
}

/** Two modules for each level, `a` and `b`. @param textAt of both, counted from 0 */
function inPairs(levels: number, extension: string, textAt: (at: number) => string): Files {
  const files: Record<string, string> = {};
  for (let at = 0; at < levels; at += 1)
    for (const name of ['a', 'b']) files[`${name}${at + 1}.${extension}`] = textAt(at);
  return files;
}

const LINK = 'from .a1 import *\nfrom .b1 import *\n';

export const DOUBLINGS: Readonly<Record<string, Doubling>> = {
  'Python: conditional expressions': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = ${below} if os.a else ${below}`),
  'Python: or': (levels) => pythonValues(levels, (below, at) => `V${at} = ${below} or ${below}`),
  'Python: conditional expressions of two values': (levels) =>
    inPython(
      `V0 = "a"\nW0 = "b"\n${each(levels, (at) => `V${at} = V${at - 1} if os.a else W${at - 1}\nW${at} = W${at - 1} if os.a else V${at - 1}`)}\nV = V${levels}`,
    ),
  'Python: names bound in both branches': (levels) =>
    pythonValues(levels, (below, at) => `if os.a:\n    V${at} = ${below}\nelse:\n    V${at} = ${below}`),
  'Python: functions with two returns': (levels) =>
    inPython(
      `def f0():\n    return "a"\n${each(levels, (at) => `def f${at}():\n    if os.a:\n        return f${at - 1}()\n    return f${at - 1}()`)}\nV = f${levels}()`,
    ),
  'Python: lambdas': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = lambda: ${below}() if os.a else ${below}()`, 'lambda: "a"'),
  'Python: f-strings': (levels) => pythonValues(levels, (below, at) => `V${at} = f"{${below}}{${below}}"`),
  'Python: +': (levels) => pythonValues(levels, (below, at) => `V${at} = ${below} + ${below}`),
  'Python: + of lists': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = ${below} + ${below}`, '["a"]'),
  'Python: repeated': (levels) => pythonValues(levels, (below, at) => `V${at} = ${below} * 1000000000`),
  'Python: format and join': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = "{0}{0}".format(${below}) + "".join([${below}, ${below}])`),
  'Python: | of dicts': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = ${below} | ${below}`, '{"a": "/opt/ml/model"}'),
  'Python: | of empty dicts': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = ${below} | ${below}`, '{}'),
  'Python: ** in dicts': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = {**${below}, **${below}}`, '{"a": "/opt/ml/model"}'),
  'Python: ** in dict()': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = dict(**${below}, **${below})`, '{}'),
  'Python: * in lists': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = [*${below}, *${below}]`, '["a"]'),
  'Python: dicts in dicts': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = {"a": ${below}, "b": ${below}}`),
  'Python: lists in lists': (levels) => pythonValues(levels, (below, at) => `V${at} = [${below}, ${below}]`),
  'Python: a table of tables': (levels) =>
    inPython(
      `T0 = {"a": "b"}\n${each(levels, (at) => `T${at} = {"a": T${at - 1}[os.a], "b": T${at - 1}[os.b]}`)}\nV = T${levels}[os.a]`,
    ),
  'Python: members that are read twice': (levels) =>
    inPython(
      `class V0:\n    a = "a"\n${each(levels, (at) => `class V${at}:\n    a = V${at - 1}.a if os.a else V${at - 1}.a`)}\nV = V${levels}.a`,
    ),
  'Python: calls of calls': (levels) =>
    pythonValues(levels, (below, at) => `V${at} = ScriptContract(a=${below}, b=${below})`),
  'Python: conditions that lead back': (levels) =>
    inPython(
      `V0 = V${levels} if os.a else "a"\n${each(levels, (at) => `V${at} = V${at - 1} if os.a else V${at - 1} or V0`)}\nV = V${levels}`,
    ),
  'Python: a diamond of contracts': (levels) => ({
    'steps.py': diamonds(levels, 'ScriptContract', 'MyContract'),
  }),
  'Python: a diamond of unknown classes': (levels) => ({ 'steps.py': diamonds(levels, 'X', 'MyContract') }),
  'Python: a diamond of builders': (levels) => ({
    'steps.py': diamonds(levels, 'StepBuilderBase', 'MyStepBuilder').replaceAll(
      'pass',
      'def __init__(self, config):\n        super().__init__(config, spec=C0)',
    ),
  }),
  'Python: a diamond that is read': (levels) => ({
    'steps.py': `${diamonds(levels, 'X', 'Y')}\n${inPython(`V = Y.missing`)['steps.py'] ?? ''}`,
  }),
  'Python: classes that build on each other': (levels) => ({
    'steps.py': `${each(levels, (at) => `class C${at}Contract(${each(levels, (other) => `C${other}Contract,`).replaceAll('\n', ' ')}):\n    entry_point = "a"`)}\n`,
  }),
  'Python: star imports': (levels) => ({
    ...inPython(LINK + '\nV = X'),
    ...inPairs(levels, 'py', (at) =>
      at + 1 === levels ? 'Y = "a"\n' : `from .a${at + 2} import *\nfrom .b${at + 2} import *\n`,
    ),
  }),
  'Python: names imported in both branches': (levels) => ({
    ...inPython('try:\n    from .a1 import X\nexcept ImportError:\n    from .b1 import X\nV = X'),
    ...inPairs(levels, 'py', (at) =>
      at + 1 === levels
        ? 'X = "a"\n'
        : `try:\n    from .a${at + 2} import X\nexcept ImportError:\n    from .b${at + 2} import X\n`,
    ),
  }),
  'Python: star imports that lead back': (levels) => ({
    ...inPython(LINK + '\nV = X'),
    ...inPairs(
      levels,
      'py',
      () => `${each(levels, (other) => `from .a${other} import *\nfrom .b${other} import *`)}\n`,
    ),
  }),
  'Python: classes in constructors': (levels) => ({
    'steps.py': each(levels, (at) => {
      const indent = '  '.repeat((at - 1) * 2);
      return `${indent}class C${at}StepBuilder(StepBuilderBase):\n${indent}  def __init__(self):\n${indent}    super().__init__(spec=lambda: X)`;
    }),
  }),
  "Python: results of super's constructor that are kept": (levels) => ({
    'steps.py': each(levels, (at) => {
      const indent = '  '.repeat((at - 1) * 2);
      return `${indent}class C${at}StepBuilder(StepBuilderBase):\n${indent}  def __init__(self):\n${indent}    x = super().__init__(spec=lambda: X)`;
    }),
  }),
  "Python: calls of super's constructor in each other": (levels) => ({
    'steps.py': `class AStepBuilder(StepBuilderBase):\n    def __init__(self):\n        x = ${'super().__init__(lambda: '.repeat(levels)}1${')'.repeat(levels)}\n`,
  }),
  'Python: classes in functions': (levels) => ({
    'steps.py': each(levels, (at) => {
      const indent = '  '.repeat((at - 1) * 2);
      return `${indent}class C${at}StepBuilder(StepBuilderBase):\n${indent}  @property\n${indent}  def a(self):`;
    }).concat(`\n${'  '.repeat(levels * 2)}return 1\n`),
  }),
  'TypeScript: conditional expressions': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = a ? ${below} : ${below};`),
  'TypeScript: ??': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = ${below} ?? ${below};`),
  'TypeScript: names bound in both branches': (levels) =>
    typescriptValues(
      levels,
      (below, at) => `if (a) { var V${at} = ${below}; } else { var V${at} = ${below}; }`,
    ),
  'TypeScript: functions with two returns': (levels) =>
    inTypeScript(
      `function f0() { return 'a'; }\n${each(levels, (at) => `function f${at}() { if (a) return f${at - 1}(); return f${at - 1}(); }`)}\nconst V = f${levels}();`,
    ),
  'TypeScript: template literals': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = \`\${${below}}\${${below}}\`;`),
  'TypeScript: +': (levels) => typescriptValues(levels, (below, at) => `const V${at} = ${below} + ${below};`),
  'TypeScript: spread objects': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = { ...${below}, ...${below} };`, "{ a: 'a' }"),
  'TypeScript: spread lists': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = [...${below}, ...${below}];`, "['a']"),
  'TypeScript: objects in objects': (levels) =>
    typescriptValues(levels, (below, at) => `const V${at} = { a: ${below}, b: ${below} };`),
  'TypeScript: getters': (levels) =>
    inTypeScript(
      `class V0 { static get a() { return 'a'; } }\n${each(levels, (at) => `class V${at} { static get a() { return a ? V${at - 1}.a : V${at - 1}.a; } }`)}\nconst V = V${levels}.a;`,
    ),
  'TypeScript: classes that build on one of two': (levels) =>
    inTypeScript(
      `class C0 { static a = 'a'; }\n${each(levels, (at) => `class C${at} extends (a ? C${at - 1} : C${at - 1}) {}`)}\nconst V = C${levels}.b;`,
    ),
  'TypeScript: export *': (levels) => ({
    ...inTypeScript(`import { X } from '../library/a1';\nconst V = X;`),
    ...inPairs(levels, 'ts', (at) =>
      at + 1 === levels
        ? 'export const Y = 1;\n'
        : `export * from '../library/a${at + 2}';\nexport * from '../library/b${at + 2}';\n`,
    ),
  }),
  'TypeScript: export * as': (levels) => ({
    ...inTypeScript(`import { n } from '../library/a1';\nconst V = n.X;`),
    ...inPairs(levels, 'ts', (at) =>
      at + 1 === levels
        ? 'export const Y = 1;\n'
        : `export * from '../library/a${at + 2}';\nexport * from '../library/b${at + 2}';\n`,
    ),
  }),
  'TypeScript: classes in constructors': (levels) => ({
    'steps.ts': `${each(levels, (at) => `class C${at}StepBuilder extends StepBuilderBase { constructor() { super(() => {`)}${'}); } }'.repeat(levels)}\n`,
  }),
  'TypeScript: results of super that are kept': (levels) => ({
    'steps.ts': `${each(levels, (at) => `class C${at}StepBuilder extends StepBuilderBase { constructor() { const x = super(() => {`)}${'}); } }'.repeat(levels)}\n`,
  }),
  'TypeScript: results of super in getters': (levels) => ({
    'steps.ts': `${each(levels, (at) => `class C${at}StepBuilder extends StepBuilderBase { constructor() { const x = super({ get a() {`)}${'} }); } }'.repeat(levels)}\n`,
  }),
  'TypeScript: functions in functions': (levels) => ({
    'steps.ts': `const stepNames = {};\n${each(levels, (at) => `function f${at}() { const g${at} = () => {`)}${'}; }'.repeat(levels)}\n`,
  }),
  'YAML: merge keys': (levels) => ({
    'a.step.yaml': `x: &v0 {a: /opt/ml/model}\n${each(levels, (at) => `x${at}: &v${at} {<<: [*v${at - 1}, *v${at - 1}]}`)}\nstep_type: A\ncontract: {outputs: *v${levels}}\nspec: {outputs: *v${levels}}\n`,
  }),
  'YAML: empty merge keys': (levels) => ({
    'a.step.yaml': `x: &v0 {}\n${each(levels, (at) => `x${at}: &v${at} {<<: [*v${at - 1}, *v${at - 1}]}`)}\nstep_type: A\ncontract: {outputs: *v${levels}}\nspec: {outputs: *v${levels}}\n`,
  }),
  'YAML: lists of lists': (levels) => ({
    'a.step.yaml': `x: &v0 [lol]\n${each(levels, (at) => `x${at}: &v${at} [*v${at - 1}, *v${at - 1}]`)}\nstep_type: A\nspec: {outputs: {x: {aliases: *v${levels}}}}\n`,
  }),
  'YAML: maps of maps': (levels) => ({
    'a.step.yaml': `x: &v0 {a: b}\n${each(levels, (at) => `x${at}: &v${at} {a: *v${at - 1}, b: *v${at - 1}}`)}\nstep_type: A\ncontract: *v${levels}\nspec: *v${levels}\nvariants: *v${levels}\n`,
  }),
};
