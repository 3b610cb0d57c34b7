/** What a library calls its things: one value that everything asks that looks for calls, keys or registries by their names. */
import { sourceFilesWith } from '../../languages/index.ts';
import type { SourceFiles } from '../../languages/index.ts';
import { memoize } from '../../memoize/memoize.ts';
import { FRAMEWORK_NAMES, METHODS } from './given-names.ts';
import type { FieldName, GivenNames, MainParameterName, MethodName } from './given-names.ts';

export interface LibraryNames {
  readonly given: GivenNames;
  /** A call or type of such a name makes a contract; a spec. */
  readonly contractType: RegExp;
  readonly specType: RegExp;
  readonly builderClass: RegExp;
  readonly configClass: RegExp;
  readonly registryName: RegExp;
  /** Matches the path of a file of data that is a registry. */
  readonly registryFile: RegExp;
  /** Which files may declare something, and in which language they are. */
  readonly sourceFiles: SourceFiles;
  /** The name of a step interface's file without its folder and its ending. */
  readonly interfaceNameOf: (path: string) => string;
  /** The SageMaker step type that a contract's class stands for. */
  readonly contractKindOf: (type: string) => 'Training' | 'Processing' | null;
  readonly isStepTypeFunction: (name: string) => boolean;
  /** What the builder of a step is called, and the step that a builder of that name builds. */
  readonly builderOf: (step: string) => string;
  readonly stepOf: (builder: string) => string;
  /** What the configuration of a step's builder is called. */
  readonly configOf: (step: string) => string;
  /** The framework's methods that one of a builder stands for, in any spelling, in snake_case; itself where for none. */
  readonly methodsMeant: (method: string) => readonly string[];
  /** How the library's builders write a method of the framework, in Python. */
  readonly methodOf: (method: MethodName) => string;
  /** The library's own name of a parameter of a script's main function. */
  readonly mainParameterOf: (parameter: MainParameterName) => string;
  /** The fields that a key of the library means, in snake_case; itself where it means none. */
  readonly fieldsOf: (key: string) => readonly string[];
  /** The library's own key for a field, in snake_case. */
  readonly keyOf: (field: FieldName) => string;
}

/** The names of a library whose configuration gives some. */
export function namesWith(given: GivenNames): LibraryNames {
  const [training, processing] = [patternOf(given.trainingContracts), patternOf(given.processingContracts)];
  const builderEnding = endingIn(given.builders);
  const ownInterface = new RegExp(`(?:${given.interfaceEndings.map(escaped).join('|')})$`, 'i');
  const ownMethods = Object.entries(given.methods).map(
    ([method, own]) => [method, plainMethod(own)] as const,
  );
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const functions = new Set(given.stepTypeFunctions.map(plain));
  return {
    given,
    contractType: patternOf([...given.contracts, ...given.trainingContracts, ...given.processingContracts]),
    specType: patternOf(given.specs),
    builderClass: patternOf(given.builders),
    configClass: patternOf(given.configClasses),
    registryName: patternOf(given.registries),
    registryFile: new RegExp(`(?:^|/)(?:${given.registryFiles.join('|')})\\.ya?ml$`, 'i'),
    sourceFiles: sourceFilesWith([
      ...given.interfaceEndings,
      ...given.registryFiles.flatMap((name) => [`${name}.yaml`, `${name}.yml`]),
    ]),
    interfaceNameOf: (path) => path.slice(path.lastIndexOf('/') + 1).replace(ownInterface, ''),
    contractKindOf: (type) =>
      training.test(type) ? 'Training' : processing.test(type) ? 'Processing' : null,
    isStepTypeFunction: (name) => functions.has(plain(name)),
    builderOf: (step) => `${step}${builderEnding}`,
    stepOf: (builder) =>
      builder.endsWith(builderEnding) ? builder.slice(0, builder.length - builderEnding.length) : builder,
    configOf: (step) => `${step}${endingIn(given.configClasses)}`,
    methodsMeant: meaningIn(ownMethods, plainMethod),
    methodOf: (method) => given.methods[method] ?? METHODS[method],
    mainParameterOf: (parameter) => given.mainParameters[parameter] ?? parameter,
    fieldsOf: meaningIn(Object.entries(given.keys)),
    keyOf: (field) => given.keys[field] ?? field,
  };
}

export const DEFAULT_NAMES = namesWith(FRAMEWORK_NAMES);

/**
 * What a word of the library means, by the framework's words: those that it stands for, or else itself.
 * @param renamed words of the framework, each with the one that the library has instead
 * @param plain what all spellings of a word have in common
 */
function meaningIn(
  renamed: readonly (readonly [string, string])[],
  plain: (word: string) => string = (word) => word,
): (word: string) => readonly string[] {
  const away = new Set(renamed.map(([word]) => word));
  return memoize((word: string) => {
    const own = plain(word);
    const meant = renamed.flatMap(([framework, other]) => (other === own ? [framework] : []));
    if (meant.length > 0) return meant;
    // The library has another word for it: this one is about something else.
    return away.has(own) ? [] : [own];
  });
}

/** `_getInputs`, `get_inputs` → get_inputs */
function plainMethod(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^_+/, '');
}

/** What the first of the patterns has names end with; nothing where none says it. */
function endingIn(patterns: readonly string[]): string {
  return patterns.find((each) => each.startsWith('*'))?.slice(1) ?? '';
}

function escaped(ending: string): string {
  return ending.replaceAll('.', '\\.');
}

function patternOf(names: readonly string[]): RegExp {
  return new RegExp(
    names.map((name) => (name.startsWith('*') ? `${name.slice(1)}$` : `^${name}$`)).join('|'),
  );
}

/** The words of which one stands in every text that has one of the names. */
export function wordsOf(patterns: readonly string[]): string[] {
  return patterns.map((name) => name.replace(/^\*/, ''));
}
