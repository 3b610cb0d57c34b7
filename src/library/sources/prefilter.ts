/** Tells by a text alone whether a file may declare something: most files of a repository have nothing to do with steps. */
import { traitsAt } from '../../languages/index.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Expression, Module } from '../../source/syntax.ts';
import { CONFIGURED_FOLDERS } from '../../sagemaker/configured-folders.ts';
import { calleeName } from '../conventions/callee-name.ts';
import { BUILDER_CLASS, CONTRACT_TYPE, SPEC_TYPE } from '../conventions/conventions.ts';

const CONFIG_FIELDS = CONFIGURED_FOLDERS.flatMap(({ parameters }) => parameters);

/** Of these one stands in every file that may declare something, step interfaces aside. */
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

/** What the names of `conventions.ts` leave in the text of a contract, a registry, a builder or a configuration. */
const WORDS = ['Contract(?:[^A-Za-z0-9_]|$)', 'StepBuilder', 'STEP_NAMES', 'stepNames', ...CONFIG_FIELDS];

/** How far what belongs together may stand apart: a text of nothing but the begins of classes isn't searched again for each. */
const MOST = 500;
const BASES = `[^:{]{0,${MOST}}`;

/** Many things are called so that are no step's specification: those have one of its fields, too. */
const SPEC = 'Spec(?:ification)?(?:[^A-Za-z0-9_]|$)';
const SPEC_FIELD = /\b(?:outputs|dependencies|script_contract|scriptContract)\b/;
const SPEC_CLASS = new RegExp(String.raw`\bclass\s+\w+\s*(?:\(|extends\s)${BASES}Spec(?:ification)?\b`);
const CONTRACT_FIELD = /\b(?:entry_?[pP]oint|expected_?(?:[iI]nput|[oO]utput)_?[pP]aths)\b/;
const UNMISTAKABLE_FIELD =
  /\b(?:expected_?(?:[iI]nput|[oO]utput)_?[pP]aths|script_?[cC]ontract|step_?[tT]ype|node_?[tT]ype)\b/;

// One search over every file for all of them; what it finds is looked at more closely.
const ANY = new RegExp([...WORDS, SPEC].join('|'));
const UNMISTAKABLE = new RegExp(WORDS.join('|'));

/**
 * Whether a source may declare something: a step interface does by its file's name.
 * @param text of a file that isn't decoded its bytes as Latin-1, since all that is looked for is ASCII
 */
export function mayDeclare({ path, text }: Pick<Module, 'path' | 'text'>): boolean {
  return (
    holdsWholeStep(path) ||
    (ANY.test(text) && (UNMISTAKABLE.test(text) || SPEC_FIELD.test(text) || SPEC_CLASS.test(text)))
  );
}

const MADE = String.raw`\w*(?:Contract|Spec(?:ification)?)`;
const CLASS = String.raw`(?:^[ \t]*(?:(?:export|default|abstract)\s+)*|[=(]\s*)class\b`;
const GIVEN = String.raw`(?:=(?![=>])|:)`;

/** How a declaration looks in any text, be it right in its language or not. */
const DECLARATION = new RegExp(
  [
    // A call; the head of a function is none, and that of a class says more by what it builds on.
    String.raw`\b(?<!\b(?:class|def|function)\s{1,9})${MADE}\s*\(`,
    String.raw`:\s*${MADE}\s*=(?![=>])`,
    String.raw`\b(?:as|satisfies)\s+${MADE}\b`,
    String.raw`${CLASS}[^\n]{0,${MOST}}StepBuilder`,
    String.raw`${CLASS}\s*\w*\s*(?:\(|extends\s)${BASES}(?:StepBuilder|${MADE})`,
    String.raw`\b(?:STEP_NAMES|stepNames)(?:\s*:[^\n=]{0,${MOST}}|\[[^\n\]]{0,${MOST}}\])?\s*=(?![=>])`,
    String.raw`\b(?:STEP_NAMES|stepNames)\.update\b`,
    String.raw`\b(?:${CONFIG_FIELDS.join('|')})["']?\s*${GIVEN}`,
    String.raw`\bexpected_?(?:[iI]nput|[oO]utput)_?[pP]aths["']?\s*${GIVEN}`,
  ].join('|'),
  'm',
);

/**
 * Whether a text that can't be read as a source looks as if it declared something. Many mention a declaration: what
 * imports one, a report of it, a comment.
 */
export function seemsToDeclare({ path, text }: Pick<Module, 'path' | 'text'>): boolean {
  return holdsWholeStep(path) || DECLARATION.test(text);
}

/** What stands in no other library: contracts and specs of another kind are all about. */
const ONLY_IN_STEPS =
  /\bexpected_?(?:[iI]nput|[oO]utput)_?[pP]aths\b|\bscript_?[cC]ontract\b|StepBuilder|\b(?:STEP_NAMES|stepNames)\b|StepSpec(?:ification)?\b/;

/** The same of what is no hand-written text, or not as UTF-8: a bundle holds calls of any name. */
export function surelyDeclares({ path, text }: Pick<Module, 'path' | 'text'>): boolean {
  return holdsWholeStep(path) || ONLY_IN_STEPS.test(text.replaceAll('\0', ''));
}

function holdsWholeStep(path: string): boolean {
  return traitsAt(path)?.holdsWholeSteps === true;
}

/** `mayDeclare` of any file of a tree: what is in no language that is read declares nothing. */
export function mayBeDeclaring(path: string, latin1: string): boolean {
  return traitsAt(path) !== null && mayDeclare({ path, text: latin1 });
}

/**
 * Names under which other files may declare something though none of the words stands in them: classes that build on a
 * contract, a spec or a builder, and functions that make one.
 */
export const leadingNames = memoize((module: Module): readonly string[] => {
  // What is called a contract elsewhere has none of these.
  if (!UNMISTAKABLE_FIELD.test(module.text) && !module.text.includes('StepBuilder')) return [];
  const classes = module.classes.filter(({ bases }) => bases.some(makesDeclaration));
  const functions = [...module.scope.bindings].filter(([, bindings]) =>
    bindings.some((binding) => binding.kind === 'value' && givesDeclaration(binding.value, module)),
  );
  return [...classes.map(({ name }) => name), ...functions.map(([name]) => name)].filter(
    (name) => !ANY.test(name) && !name.startsWith('_'),
  );
});

/** Whether a file that holds such a name may declare something by it: then it has a field of what it declares. */
export function mayDeclareBy(name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text) && (SPEC_FIELD.test(text) || CONTRACT_FIELD.test(text));
}

function givesDeclaration(value: Expression, { text }: Module): boolean {
  // What a function returns is read when it is asked for: most of them have none of the words.
  return (
    value.kind === 'function' &&
    ANY.test(text.slice(value.range.start, value.range.end)) &&
    value.returns.some((given) => given.kind === 'call' && makesDeclaration(given.callee))
  );
}

function makesDeclaration(expression: Expression): boolean {
  const name = calleeName(expression) ?? '';
  return [CONTRACT_TYPE, SPEC_TYPE, BUILDER_CLASS].some((style) => style.test(name));
}
