/** Who consumes an output of a contract: what makes dropping it wrong. */
import { contains } from '../edits/range.ts';
import type { Range } from '../edits/range.ts';
import { oncePer } from '../languages/once.ts';
import type { Module, Use } from '../languages/syntax.ts';
import type { InternalOutput } from '../sagemaker/container-paths.ts';
import { isTestFile } from './conventions.ts';
import type { Located } from './evaluate.ts';
import type { Contract, ContractPort, Spec, StepLibrary } from './model.ts';
import { ofEach } from './of-each.ts';
import { stepsWith } from './sharing.ts';

/** A place that consumes an output, and in words how. */
export interface Consumer {
  /** The module or document. */
  readonly module: { readonly path: string };
  readonly range: Range;
  /** Completes "… is consumed: ". */
  readonly how: string;
}

/**
 * Everything that consumes the output by its name or an alias, uses the name as a key, or refers to what the
 * internal output stands for in the API (rules.md, "Consumed").
 */
export function consumersOf(library: StepLibrary, port: ContractPort, internal: InternalOutput): Consumer[] {
  const names = new Set([port.name.toLowerCase(), ...aliasesOf(library, port)]);
  return [
    ...bySpecs(library, port, names, internal),
    ...byContracts(library, names),
    ...byUses(library, port, internal),
    ...byDocuments(library, port, internal),
  ];
}

function aliasesOf(library: StepLibrary, port: ContractPort): string[] {
  return stepsWith(library, port.contract)
    .flatMap(({ spec }) => spec.outputs)
    .filter((output) => output.name === port.name)
    .flatMap((output) => output.aliases.names.map((alias) => alias.toLowerCase()));
}

function bySpecs(
  library: StepLibrary,
  port: ContractPort,
  names: ReadonlySet<string>,
  internal: InternalOutput,
): Consumer[] {
  return library.specs.flatMap((spec) => {
    const own = spec.contract === port.contract;
    if (!own && ![...names].some((name) => namesTakenBy(spec).has(name))) return [];
    const dependencies = spec.dependencies
      .filter((dependency) => names.has(dependency.name.toLowerCase()))
      .map((dependency) => ({
        module: dependency.module,
        range: dependency.nameRange,
        how: `${spec.name} depends on ${dependency.name}`,
      }));
    const outputs = spec.outputs.flatMap((output) => {
      if (own && output.name === port.name) return [];
      const { module, nameRange: range } = output;
      const alias = output.aliases.names.find((name) => names.has(name.toLowerCase()));
      if (alias !== undefined)
        return [{ module, range, how: `${spec.name} offers ${alias} as an alias of ${output.name}` }];
      const text = output.propertyPath?.text;
      const standsForIt =
        own &&
        internal.propertyPath !== null &&
        text &&
        'value' in text &&
        text.value === internal.propertyPath;
      return standsForIt ? [{ module, range, how: `${spec.name} hands it on as ${output.name}` }] : [];
    });
    return [...dependencies, ...outputs];
  });
}

/** The names by which a spec may consume something, in lower case. */
const namesTakenBy = oncePer(
  ({ dependencies, outputs }: Spec): ReadonlySet<string> =>
    new Set(
      [...dependencies.map(({ name }) => name), ...outputs.flatMap(({ aliases }) => aliases.names)].map(
        (name) => name.toLowerCase(),
      ),
    ),
);

function byContracts(library: StepLibrary, names: ReadonlySet<string>): Consumer[] {
  return inputsOf(library)
    .filter(({ lower }) => names.has(lower))
    .map(({ input }) => ({
      module: input.module,
      range: input.nameRange,
      how: `${input.contract.name} has an input ${input.name}`,
    }));
}

const inputsOf = ofEach(
  ({ contracts }) => contracts,
  ({ inputs }) => inputs.map((input) => ({ input, lower: input.name.toLowerCase() })),
);

function byUses(library: StepLibrary, port: ContractPort, internal: InternalOutput): Consumer[] {
  const words = [port.name, ...rootOf(internal)];
  return usesOutside(library, words, (use) => consumes(use, port, internal));
}

/** What stands in a text that refers to the internal output by its property path, however that is written. */
function rootOf({ propertyPath }: InternalOutput): string[] {
  const [root] = propertyPath?.replace(/^properties\./, '').split(/[.[]/) ?? [];
  return root === undefined ? [] : [root];
}

/** A reference as far as it goes; quotes in it are escaped (JSON, Terraform) or doubled (YAML) where the text has quotes. */
const REFERENCE_IN_TEXT = /Steps\.(?:\\.|''|[^\s"`{}\\])+/g;

function withPlainQuotes(text: string): string {
  return text.replace(/''|\\+(?:["']|u002[27])/g, "'");
}

/** Pipelines in JSON, YAML or Terraform: `Steps.Train.CheckpointConfig.S3Uri`, also within a longer text. */
function byDocuments(library: StepLibrary, port: ContractPort, internal: InternalOutput): Consumer[] {
  return library.documents.mentioning(['Steps.']).flatMap((document) =>
    [...document.text.matchAll(REFERENCE_IN_TEXT)].flatMap((match): Consumer[] => {
      const range = { start: match.index, end: match.index + match[0].length };
      const how = consumes({ kind: 'text', text: withPlainQuotes(match[0]), range }, port, internal);
      return how === null ? [] : [{ module: document, range, how }];
    }),
  );
}

/**
 * Places where the output's name stands alone: what it means there can't be told from the place, but it may become a
 * key (`for name in ("model", "checkpoints")`, `KEY = "checkpoints"`).
 */
export function mentionsOf(library: StepLibrary, port: ContractPort): Consumer[] {
  const how = `${port.name} stands here alone and may be used as a key`;
  return usesOutside(library, [port.name], ({ kind, text }) =>
    kind === 'mention' && text === port.name ? how : null,
  );
}

/**
 * The uses outside of tests and of the declarations themselves that `how` has words for.
 * @param words of which one stands in every such use
 */
function usesOutside(
  library: StepLibrary,
  words: readonly string[],
  how: (use: Use) => string | null,
): Consumer[] {
  return library.modules.mentioning(words).flatMap((module) => {
    if (isTestFile(module)) return [];
    return module.uses.flatMap((use): Consumer[] => {
      const said = how(use);
      if (said === null || isDeclared(library, module, use.range)) return [];
      return [{ module, range: use.range, how: said }];
    });
  });
}

function consumes(use: Use, port: ContractPort, internal: InternalOutput): string | null {
  if (use.kind === 'mention') return null;
  if (use.kind === 'key') return use.text === port.name ? `${port.name} is used as a key` : null;
  const reference = internal.propertyPath?.replace(/^properties\./, '');
  if (reference !== undefined && use.text.includes(reference)) return `${reference} is referred to`;
  const name = escapeRegExp(port.name);
  const output = new RegExp(`Outputs(?:\\[["']${name}["']\\]|\\.${name}(?![\\w-]))`);
  return output.test(use.text) ? `Outputs['${port.name}'] is referred to` : null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isDeclared(library: StepLibrary, module: Module, place: Range): boolean {
  return (declaredRanges(library).get(module) ?? []).some((range) => contains(range, place));
}

/** What contracts, specs and their ports take up in each module: to declare a name isn't to consume it. */
const declaredRanges = oncePer(({ contracts, specs }: StepLibrary): ReadonlyMap<Module, Range[]> => {
  const ranges = new Map<Module, Range[]>();
  for (const { module, range } of [...contracts.flatMap(placesOfContract), ...specs.flatMap(placesOfSpec)]) {
    const known = ranges.get(module);
    if (known === undefined) ranges.set(module, [range]);
    else known.push(range);
  }
  return ranges;
});

interface DeclaredPlace {
  readonly module: Module;
  readonly range: Range;
}

const placesOfContract = oncePer((contract: Contract): DeclaredPlace[] => [
  placeOf(contract.record.at, contract.module),
  ...[...contract.inputs, ...contract.outputs].map(({ module, nameRange: range }) => ({ module, range })),
  ...[contract.optionalEnvironment, contract.requiredEnvironment, contract.computedEnvironment].flatMap(
    (collection) => (collection === null ? [] : [placeOf(collection.at)]),
  ),
]);

const placesOfSpec = oncePer((spec: Spec): DeclaredPlace[] => [
  placeOf(spec.record.at, spec.module),
  ...[...spec.dependencies, ...spec.outputs].map(({ record, module }) => placeOf(record.at, module)),
  ...(spec.outputCollection === null ? [] : [placeOf(spec.outputCollection.at)]),
]);

function placeOf(at: Located, module = at.module): DeclaredPlace {
  return { module, range: at.expression.range };
}

/** Paths of files that can't be parsed, or not even be read as text, and name the output: they may consume it. */
export function unreadMentions(
  { modules, documents }: StepLibrary,
  { name }: ContractPort,
  internal: InternalOutput,
): string[] {
  const unparsed = modules
    .mentioning([name])
    .filter(
      ({ problems, text }) =>
        problems.length > 0 && (text.includes(`"${name}"`) || text.includes(`'${name}'`)),
    );
  const words = [name, ...rootOf(internal)];
  return [...unparsed.map(({ path }) => path), ...modules.unread(words), ...documents.unread(words)];
}
