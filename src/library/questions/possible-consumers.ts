/** Where something outside of the library's own code may consume an output: tests, notebooks, texts that name it with its step. */
import { isRefusal } from '../../source/refusal.ts';
import { indexLines } from '../../source/lines.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Source } from '../../languages/language.ts';
import type { Module } from '../../source/syntax.ts';
import { internalOutput } from '../../sagemaker/container-paths.ts';
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import { isTestFile } from '../conventions/conventions.ts';
import type { Consumer } from './consumers.ts';
import { isDeclared } from './declared-ranges.ts';
import type { ContractPort, Step, StepLibrary } from '../model/model.ts';
import { namesIn, plainStep } from './naming-texts.ts';
import type { NamesInText } from './naming-texts.ts';
import { codeCellTexts, isNotebook } from '../sources/notebook.ts';
import { isOwnReport } from '../sources/own-reports.ts';
import { joinTruncated, MOST_NAMED } from '../model/truncated-list.ts';
import type { TruncatedList } from '../model/truncated-list.ts';
import { stepsWith } from './sharing.ts';
import { byPlace, ReverseIndex } from './reverse-index.ts';

/** A place that may consume an output, with the text that it is in. */
export interface PossibleConsumer extends Consumer {
  readonly module: Source;
}

/** All such places, the first of them named. */
export function possibleConsumersOf(
  library: StepLibrary,
  port: ContractPort,
  { propertyPath }: InternalOutput,
): TruncatedList<PossibleConsumer> {
  const property = propertyPath?.replace(/^properties\./, '') ?? '';
  const steps = stepsWith(library, port.contract).flatMap(plainNamesOf);
  return joinTruncated([
    inTests(library)(JSON.stringify([port.name, property])),
    inNotebooks(library)(JSON.stringify([port.name, property])),
    inTexts(library, port.name, new Set(steps)),
  ]);
}

const linesIn = memoize(({ text }: Source) => indexLines(text));

/** The line that it stands on, 1-based. */
export function lineOf({ module, range }: PossibleConsumer): number {
  return linesIn(module).positionAt(range.start).line;
}

/** What a text may call a step. */
function plainNamesOf({ spec: { stepType }, canonicalName }: Step): string[] {
  const names = [stepType?.text, stepType?.base, canonicalName];
  return names.filter((name) => name != null).map(plainStep);
}

const usesIn = memoize(
  (module: Module) => new ReverseIndex(module.references.map((reference) => ({ module, reference }))),
);

/** By the output's name and the property that it stands for. */
const inTests = memoize((library: StepLibrary) =>
  memoize((key: string): TruncatedList<PossibleConsumer> => {
    const [name, property] = JSON.parse(key) as [string, string];
    const words = property === '' ? [name] : [name, rootOf(property)];
    const found = library.modules
      .mentioning(words)
      .filter(isTestFile)
      .flatMap((module): PossibleConsumer[] => {
        const uses = usesIn(module);
        const placed = [
          ...uses.keys(name).map(({ reference }) => ({ reference, how: `${name} is used as a key` })),
          ...uses.mentions(name).map(({ reference }) => ({ reference, how: `${name} stands alone` })),
          ...uses
            .outputs(name)
            .map(({ reference }) => ({ reference, how: `Outputs['${name}'] is referred to` })),
          ...(property === '' ? [] : uses.properties(property)).map(({ reference }) => ({
            reference,
            how: `${property} is referred to`,
          })),
        ];
        return placed
          .filter(({ reference }) => !isDeclared(library, module, reference.range))
          .map(({ reference: { range }, how }) => ({ module, range, how }));
      });
    return firstPlaces(found);
  }),
);

const inNotebooks = memoize(({ documents }: StepLibrary) =>
  memoize((key: string): TruncatedList<PossibleConsumer> => {
    const [name, property] = JSON.parse(key) as [string, string];
    const words = property === '' ? [name] : [name, rootOf(property)];
    const notebooks = documents.mentioning(words).filter(({ path }) => isNotebook(path));
    return firstPlaces(notebooks.flatMap((notebook) => usesInNotebook(notebook, name, property)));
  }),
);

const cellsOf = memoize(({ text }: Source) => codeCellTexts(text));

/** What stands in a notebook's code; in one that is no JSON anything may be code. */
function usesInNotebook(module: Source, name: string, property: string): PossibleConsumer[] {
  const cells = cellsOf(module) ?? [{ text: module.text, placeOf: (at: number) => at }];
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `\\\\?["']${plain}\\\\?["']|\\b(?:in|out)puts?(?:_paths)?\\.${plain}(?![\\w-])`,
    'gi',
  );
  return cells.flatMap(({ text, placeOf }) => {
    const found = [...text.matchAll(pattern)].map(({ index }) => ({
      index,
      how: `${name} is used in a code cell`,
    }));
    for (
      let at = property === '' ? -1 : text.indexOf(property);
      at !== -1;
      at = text.indexOf(property, at + 1)
    )
      found.push({ index: at, how: `${property} is referred to in a code cell` });
    return found
      .filter(({ index }) => !/^\s*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index)))
      .map(({ index, how }) => {
        const start = placeOf(index);
        return { module, range: { start, end: start + 1 }, how };
      });
  });
}

function rootOf(property: string): string {
  return property.split(/[.[]/, 1)[0] ?? '';
}

/** A text that names an output, and where. */
interface NamingText {
  readonly document: Source;
  /** All that the text names. */
  readonly steps: ReadonlySet<string>;
  /** The first place where it may be one of any step, and of each step the first where it is named with that. */
  any: number | null;
  readonly byStep: Map<string, number>;
}

/** Texts that name it as an output, where the step is named, too. */
function inTexts(
  library: StepLibrary,
  name: string,
  steps: ReadonlySet<string>,
): TruncatedList<PossibleConsumer> {
  const found: PossibleConsumer[] = [];
  for (const { document, steps: named, any, byStep } of textsNaming(library).get(name) ?? []) {
    // So many are named; how many more there are isn't worth the time.
    if (found.length >= MOST_NAMED) break;
    const places = [...steps].flatMap((step) => byStep.get(step) ?? (named.has(step) ? (any ?? []) : []));
    if (places.length === 0) continue;
    const start = Math.min(...places);
    const how = `${name} is named with its step`;
    found.push({ module: document, range: { start, end: start + name.length }, how });
  }
  return firstPlaces(found);
}

/** More names than that aren't looked for one by one: then all texts are read. */
const FEW_NAMES = 16;

/** By each name of an internal output the texts that name it: one pass over the texts, for all names. */
const textsNaming = memoize((library: StepLibrary): ReadonlyMap<string, readonly NamingText[]> => {
  const { documents } = library;
  const names = internalNames(library);
  const steps = new Set(library.steps.flatMap(plainNamesOf));
  const texts =
    names.size > FEW_NAMES
      ? documents.paths.flatMap((path) => documents.get(path) ?? [])
      : documents.mentioning([...names]);
  const byName = new Map<string, NamingText[]>();
  for (const document of texts) {
    if (isNotebook(document.path) || isOwnReport(document.text)) continue;
    const named = namesIn(
      document.path,
      document.text,
      (word) => names.has(word),
      (plain) => steps.has(plain),
    );
    for (const text of groupedByName(document, named)) {
      const known = byName.get(text.name);
      if (known === undefined) byName.set(text.name, [text]);
      else known.push(text);
    }
  }
  return byName;
});

function groupedByName(
  document: Source,
  { outputs, steps }: NamesInText,
): (NamingText & { readonly name: string })[] {
  const byName = new Map<string, NamingText & { readonly name: string }>();
  for (const { name, start, step } of outputs) {
    const text = byName.get(name) ?? { name, document, steps, any: null, byStep: new Map<string, number>() };
    byName.set(name, text);
    if (step === null) text.any ??= start;
    else if (!text.byStep.has(step)) text.byStep.set(step, start);
  }
  return [...byName.values()];
}

function internalNames({ contracts, tables }: StepLibrary): Set<string> {
  return new Set(
    contracts
      .flatMap(({ outputs }) => outputs)
      .filter(({ containerPath: path }) => !isRefusal(path) && internalOutput(tables, path.value) !== null)
      .map(({ name }) => name),
  );
}

function firstPlaces(found: readonly PossibleConsumer[]): TruncatedList<PossibleConsumer> {
  return { first: [...found].sort(byPlace).slice(0, MOST_NAMED), count: found.length };
}
