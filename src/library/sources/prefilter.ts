/** Tells by a text alone whether a file may declare something: most files of a repository have nothing to do with steps. */
import { isToldByText, traitsOf } from '../../languages/index.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Expression, Module } from '../../source/syntax.ts';
import { CONFIGURED_FOLDERS } from '../../sagemaker/configured-folders.ts';
import { calleeName } from '../conventions/callee-name.ts';
import { wordsOf } from '../conventions/names.ts';
import type { FieldName } from '../conventions/given-names.ts';
import type { LibraryNames } from '../conventions/names.ts';
import { holdsDefinition, mayMakePipeline } from './pipeline-files.ts';

const CONFIG_FIELDS = CONFIGURED_FOLDERS.flatMap(({ parameters }) => parameters);

/** Of these one stands in every file that may declare something by the framework's own names, step interfaces aside. */
export const DECLARING_WORDS: readonly string[] = [
  'Contract',
  'StepBuilder',
  'STEP_NAMES',
  'stepNames',
  'Spec',
  ...CONFIG_FIELDS,
];

/** Whether every file that holds the word may declare something. */
export function isDeclaringWord(word: string): boolean {
  return CONFIG_FIELDS.includes(word);
}

/** How far what belongs together may stand apart: a text of nothing but the begins of classes isn't searched again for each. */
const MOST = 500;
const BASES = `[^:{]{0,${MOST}}`;
const END = '(?:[^A-Za-z0-9_]|$)';
const CLASS = String.raw`(?:^[ \t]*(?:(?:export|default|abstract)\s+)*|[=(]\s*)class\b`;
const GIVEN = String.raw`(?:=(?![=>])|:)`;

type Text = Pick<Module, 'path' | 'text'>;

/** Tells what texts may declare, in a library that has these names for its things. */
export interface Prefilter {
  /**
   * Whether a source may declare something: a step interface does by its file's name.
   * @param source of a file that isn't decoded its bytes as Latin-1, since all that is looked for is ASCII
   */
  readonly mayDeclare: (source: Text) => boolean;
  /**
   * Whether a text that can't be read as a source looks as if it declared something. Many mention a declaration: what
   * imports one, a report of it, a comment.
   */
  readonly seemsToDeclare: (source: Text) => boolean;
  /** The same of what is no hand-written text, or not as UTF-8: a bundle holds calls of any name. */
  readonly surelyDeclares: (source: Text) => boolean;
  /**
   * Names under which other files may declare something though none of the words stands in them: classes that build on a
   * contract, a spec or a builder, and functions that make one.
   */
  readonly leadingNames: (module: Module) => readonly string[];
  /** Whether a file that holds such a name may declare something by it: then it has a field of what it declares. */
  readonly mayDeclareBy: (name: string, text: string) => boolean;
}

export const prefilterFor = memoize((names: LibraryNames): Prefilter => {
  const { given, sourceFiles } = names;
  const holdsWholeStep = (path: string): boolean => {
    const language = sourceFiles.languageOf(path);
    return language !== null && traitsOf({ language }).holdsWholeSteps;
  };
  const contracts = alternatives(
    wordsOf([...given.contracts, ...given.trainingContracts, ...given.processingContracts]),
  );
  const specs = alternatives(wordsOf(given.specs));
  const builderWords = [...wordsOf(given.builders), given.builderBase].filter(
    (word, _, all) => !all.some((other) => other !== word && word.includes(other)),
  );
  const builders = alternatives(builderWords);
  const registries = alternatives(given.registries);
  const key = (...fields: readonly FieldName[]): string =>
    `(?:${fields.map((field) => inEitherCase(names.keyOf(field))).join('|')})`;
  const paths = key('expected_input_paths', 'expected_output_paths');

  // What the names leave in the text of a contract, a registry, a builder or a configuration.
  const words = [`${contracts}${END}`, builders, registries, ...CONFIG_FIELDS];
  // Many things are called so that are no step's specification: those have one of its fields, too.
  const specField = new RegExp(String.raw`\b${key('outputs', 'dependencies', 'script_contract')}\b`);
  const specClass = new RegExp(String.raw`\bclass\s+\w+\s*(?:\(|extends\s)${BASES}${specs}\b`);
  const contractField = new RegExp(
    String.raw`\b${key('entry_point', 'expected_input_paths', 'expected_output_paths')}\b`,
  );
  const unmistakableField = new RegExp(
    String.raw`\b(?:${paths}|${key('script_contract', 'step_type', 'node_type')})\b`,
  );
  // One search over every file for all of them; what it finds is looked at more closely.
  const any = new RegExp([...words, `${specs}${END}`].join('|'));
  const unmistakable = new RegExp(words.join('|'));

  const made = String.raw`\w*(?:${contracts}|${specs})`;
  /** How a declaration looks in any text, be it right in its language or not. */
  const declaration = new RegExp(
    [
      // A call; the head of a function is none, and that of a class says more by what it builds on.
      String.raw`\b(?<!\b(?:class|def|function)\s{1,9})${made}\s*\(`,
      String.raw`:\s*${made}\s*=(?![=>])`,
      String.raw`\b(?:as|satisfies)\s+${made}\b`,
      String.raw`${CLASS}[^\n]{0,${MOST}}${builders}`,
      String.raw`${CLASS}\s*\w*\s*(?:\(|extends\s)${BASES}(?:${builders}|${made})`,
      String.raw`\b${registries}(?:\s*:[^\n=]{0,${MOST}}|\[[^\n\]]{0,${MOST}}\])?\s*=(?![=>])`,
      String.raw`\b${registries}\.update\b`,
      String.raw`\b(?:${CONFIG_FIELDS.join('|')})["']?\s*${GIVEN}`,
      String.raw`\b${paths}["']?\s*${GIVEN}`,
    ].join('|'),
    'm',
  );
  // What stands in no other library: contracts and specs of another kind are all about.
  const stepSpecs = given.specs.map((each) => (each.startsWith('*') ? `Step${each.slice(1)}` : each));
  const onlyInSteps = new RegExp(
    String.raw`\b${paths}\b|\b${key('script_contract')}\b|${builders}|\b${registries}\b|${alternatives(stepSpecs)}\b`,
  );
  const makesDeclaration = (expression: Expression): boolean => {
    const name = calleeName(expression) ?? '';
    return [names.contractType, names.specType, names.builderClass].some((style) => style.test(name));
  };
  const givesDeclaration = (value: Expression, { text }: Module): boolean =>
    // What a function returns is read when it is asked for: most of them have none of the words.
    value.kind === 'function' &&
    any.test(text.slice(value.range.start, value.range.end)) &&
    value.returns.some((result) => result.kind === 'call' && makesDeclaration(result.callee));

  /** What tells of code by its text; files of data are told otherwise. */
  const ofCode =
    (declares: (text: string) => boolean, ofData: (source: Text) => boolean = holdsDefinition) =>
    (source: Text): boolean =>
      sourceFiles.languageOf(source.path) === null && isToldByText(source.path)
        ? ofData(source)
        : holdsWholeStep(source.path) || declares(source.text) || mayMakePipeline(source);

  return {
    mayDeclare: ofCode(
      (text) => any.test(text) && (unmistakable.test(text) || specField.test(text) || specClass.test(text)),
    ),
    seemsToDeclare: ofCode(
      (text) => declaration.test(text),
      (source) => holdsDefinition(source) && !TEMPLATE_MARKS.test(source.text),
    ),
    surelyDeclares: ofCode((text) => onlyInSteps.test(text.replaceAll('\0', ''))),
    leadingNames: memoize((module: Module): readonly string[] => {
      // What is called a contract elsewhere has none of these.
      if (!unmistakableField.test(module.text) && !builderWords.some((word) => module.text.includes(word)))
        return [];
      const classes = module.classes.filter(({ bases }) => bases.some(makesDeclaration));
      const functions = [...module.scope.bindings].filter(([, bindings]) =>
        bindings.some((binding) => binding.kind === 'value' && givesDeclaration(binding.value, module)),
      );
      return [...classes.map(({ name }) => name), ...functions.map(([name]) => name)].filter(
        (name) => !any.test(name) && !name.startsWith('_'),
      );
    }),
    mayDeclareBy: (name, text) =>
      new RegExp(`\\b${name}\\b`).test(text) && (specField.test(text) || contractField.test(text)),
  };
});

/** One of these words, of which those are left out that end with another one of them. */
function alternatives(words: readonly string[]): string {
  const all = [...new Set(words)];
  const needed = all.filter((word) => !all.some((other) => other !== word && word.endsWith(other)));
  return `(?:${needed.join('|')})`;
}

/** A key in snake_case, as camelCase, too: `entry_point` as `entry_?[pP]oint`. */
function inEitherCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => `_?[${letter}${letter.toUpperCase()}]`);
}

/** What another program makes text of first: Jinja, Helm, Terraform's templatefile. CloudFormation has such braces in texts only. */
const TEMPLATE_MARKS = /\{%|\{\{(?!resolve:)|[:,[]\s*\$\{/;

/** `mayDeclare` of any file of a tree: what is in no language that is read declares nothing. */
export function mayBeDeclaringIn(names: LibraryNames): (path: string, latin1: string) => boolean {
  const { mayDeclare } = prefilterFor(names);
  return (path, latin1) => names.sourceFiles.readableAs(path) !== null && mayDeclare({ path, text: latin1 });
}
