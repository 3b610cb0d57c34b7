/** Who consumes an output of a contract: what makes dropping it wrong. */
import type { Range } from '../../source/range.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Module, Reference } from '../../source/syntax.ts';
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import { takersOf } from './consuming-ports.ts';
import { isTestFile } from '../conventions/conventions.ts';
import { isDeclared } from './declared-ranges.ts';
import type { ContractPort, StepLibrary } from '../model/model.ts';
import { isNotebook } from '../sources/notebook.ts';
import { isOwnReport } from '../sources/own-reports.ts';
import { firstOf, joinTruncated } from '../model/truncated-list.ts';
import type { TruncatedList } from '../model/truncated-list.ts';
import { byPlace, referencesIn, ReverseIndex } from './reverse-index.ts';
import type { PlacedReference } from './reverse-index.ts';

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
 * internal output stands for in the API (docs/domain/step-libraries.md#consumed-outputs).
 */
export function consumersOf(
  library: StepLibrary,
  port: ContractPort,
  internal: InternalOutput,
): TruncatedList<Consumer> {
  return joinTruncated([takersOf(library, port, internal), usersOf(library)(keyOf(port, internal))]);
}

/**
 * Places where the output's name stands alone: what it means there can't be told from the place, but it may become a
 * key (`for name in ("model", "checkpoints")`, `KEY = "checkpoints"`).
 */
export function mentionsOf(library: StepLibrary, { name }: ContractPort): TruncatedList<Consumer> {
  return loneNames(library)(name);
}

/** Whether a file that can't be parsed, or not even be read as text, names the output: it may consume it. */
export function isNamedUnread(library: StepLibrary, port: ContractPort, internal: InternalOutput): boolean {
  return unreadNaming(library)(keyOf(port, internal));
}

/** A name, and what the internal output stands for in the API: `CheckpointConfig.S3Uri`, or nothing. */
function keyOf({ name }: ContractPort, { propertyPath }: InternalOutput): string {
  return JSON.stringify([name, propertyPath?.replace(/^properties\./, '') ?? '']);
}

/** What of modules and then of documents consumes a name, or refers to what the internal output stands for. */
const usersOf = memoize((library: StepLibrary) => {
  const rooted = memoize((root: string) => usesAround(library, root));
  const references = memoize((property: string) =>
    placesOf(library, rooted(rootOf(property)).uses.properties(property), referredTo(property)),
  );
  const written = documentUses(library);
  const writtenReferences = memoize((property: string) =>
    placesOf(library, written.properties(property), referredTo(property)),
  );
  return memoize((key: string): TruncatedList<Consumer> => {
    const [name, property] = JSON.parse(key) as [string, string];
    const { modules, uses } = rooted(rootOf(property));
    const others = modulesNaming(library, [name])
      .filter((module) => !modules.has(module))
      .map(usesIn);
    const named = [uses, ...others].flatMap((each) => [
      ...placesOf(library, each.keys(name), `${name} is used as a key`),
      ...outputsOf(library, each, name, property),
    ]);
    const referring =
      property === ''
        ? []
        : others.flatMap((each) => placesOf(library, each.properties(property), referredTo(property)));
    return joinTruncated([
      firstOf([[...named, ...referring].sort(byPlace), property === '' ? [] : references(property)], byPlace),
      firstOf(
        [outputsOf(library, written, name, property), property === '' ? [] : writtenReferences(property)],
        byPlace,
      ),
    ]);
  });
});

/** References to the output by its name; those to the property are counted by that. */
function outputsOf(library: StepLibrary, uses: ReverseIndex, name: string, property: string): Consumer[] {
  const found = uses.outputs(name);
  const others =
    property === '' ? found : found.filter(({ reference }) => !reference.text.includes(property));
  return placesOf(library, others, referredTo(`Outputs['${name}']`));
}

function referredTo(what: string): string {
  return `${what} is referred to`;
}

/** What stands in a text that refers to a property, however that is written: `CheckpointConfig`. */
function rootOf(property: string): string {
  return property.split(/[.[]/, 1)[0] ?? '';
}

function usesAround(
  library: StepLibrary,
  root: string,
): { readonly modules: ReadonlySet<Module>; readonly uses: ReverseIndex } {
  const modules = root === '' ? [] : modulesNaming(library, [root]);
  return { modules: new Set(modules), uses: new ReverseIndex(modules.flatMap(placedUses)) };
}

function modulesNaming({ modules }: StepLibrary, words: readonly string[]): Module[] {
  return modules.mentioning(words).filter((module) => !isTestFile(module));
}

const usesIn = memoize((module: Module) => new ReverseIndex(placedUses(module)));

function placedUses(module: Module): PlacedReference[] {
  return module.references.map((reference) => ({ module, reference }));
}

/** Pipelines in JSON, YAML or Terraform: `Steps.Train.CheckpointConfig.S3Uri`, also within a longer text. */
function documentUses({ documents }: StepLibrary): ReverseIndex {
  return new ReverseIndex(
    documents
      .mentioning(['Steps.'])
      .filter(({ path, text }) => !isNotebook(path) && !isOwnReport(text))
      .flatMap((document) =>
        referencesIn(document.text).map((reference: Reference) => ({ module: document, reference })),
      ),
  );
}

const loneNames = memoize((library: StepLibrary) =>
  memoize((name: string) => {
    const found = modulesNaming(library, [name]).flatMap((module) => usesIn(module).mentions(name));
    return firstOf([placesOf(library, found, `${name} stands here alone and may be used as a key`)], byPlace);
  }),
);

/** Of these uses those outside of the declarations themselves. */
function placesOf(library: StepLibrary, uses: readonly PlacedReference[], how: string): Consumer[] {
  return uses
    .filter(({ module, reference }) => !isDeclared(library, module, reference.range))
    .map(({ module, reference: { range } }) => ({ module, range, how }));
}

const unreadNaming = memoize(({ modules, documents }: StepLibrary) => {
  const isUnread = memoize(
    (word: string) => modules.unread([word]).length > 0 || documents.unread([word]).length > 0,
  );
  return memoize((key: string): boolean => {
    const [name, property] = JSON.parse(key) as [string, string];
    const root = rootOf(property);
    return (
      isUnread(name) ||
      (root !== '' && isUnread(root)) ||
      modules
        .mentioning([name])
        .some(
          ({ problems, text }) =>
            problems.length > 0 && (text.includes(`"${name}"`) || text.includes(`'${name}'`)),
        )
    );
  });
});
