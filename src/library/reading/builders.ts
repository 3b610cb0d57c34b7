/** Reads step builders: their methods, what they make, and the specs that they hand to their base class. */
import { isRefusal } from '../../source/refusal.ts';
import { contains } from '../../source/range.ts';
import type { Range } from '../../source/range.ts';
import { haveSameItems, memoize } from '../../memoize/memoize.ts';
import type { ClassExpression, Construction, Module } from '../../source/syntax.ts';
import { REQUIRED_METHODS } from '../questions/builder-methods.ts';
import { isTestFile } from '../conventions/conventions.ts';
import type { LibraryNames } from '../conventions/names.ts';
import { constructed, valueOf } from './declarations.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import { lineageOf } from '../values/lineage.ts';
import type { Lineage } from '../values/lineage.ts';
import type { Builder, BuilderMethod, Spec } from '../model/model.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';

/** A class of a builder's name. */
interface BuilderClass {
  readonly at: Located<ClassExpression>;
  readonly lineage: Lineage;
}

/** A value that a class hands to its base class. */
interface Handed {
  /** Whether it is handed on as the spec, by name. */
  readonly isSpec: boolean;
  /** What it may stand for. */
  readonly values: readonly object[];
  /** Why something that it may stand for can't be told; null where all can. */
  readonly why: string | null;
}

const classesIn = readings<Module, BuilderClass[]>();
const handedBy = readings<BuilderClass, Handed[]>();
const buildersOf = readings<BuilderClass, Builder>();

/** Every class of a builder's name, in the order of the modules; a base class that others build on is none. */
export function readBuilders(modules: readonly Module[], specs: readonly Spec[], reader: Reader): Builder[] {
  const byValue = new Map(specs.map((spec) => [valueOf(spec.record), spec]));
  const named = modules
    .filter((module) => module.classes.length > 0 && !isTestFile(module))
    .flatMap((module) => reader.read(classesIn, module, (evaluator) => builderClasses(module, evaluator)));
  const bases = new Set(named.flatMap(({ lineage }) => lineage.ancestors.map(placeOf)));
  return named.filter(({ at }) => !bases.has(placeOf(at))).map((each) => builderOf(each, byValue, reader));
}

function builderClasses(module: Module, evaluator: Evaluator): BuilderClass[] {
  return module.classes
    .filter(({ name }) => evaluator.names.builderClass.test(name))
    .map((expression) => {
      const at = { expression, module, scope: expression.scope };
      return { at, lineage: lineageOf(at, evaluator) };
    });
}

function builderOf(from: BuilderClass, byValue: ReadonlyMap<object, Spec>, reader: Reader): Builder {
  const handed = reader.read(handedBy, from, (evaluator) => handedOn(from, evaluator));
  const { specs, specsUnknown } = specsAmong(handed, byValue);
  return reader.read(
    buildersOf,
    from,
    ({ names }) => ({ ...readBuilder(from, names), specs, specsUnknown }),
    (builder) => builder.specsUnknown === specsUnknown && haveSameItems(builder.specs, specs),
  );
}

/** A class that isn't bound by its module is read for each scope that it is seen from: its place tells which it is. */
function placeOf({ module, expression }: Located): string {
  return `${module.path}:${expression.range.start}`;
}

function readBuilder(
  { at, lineage }: BuilderClass,
  names: LibraryNames,
): Omit<Builder, 'specs' | 'specsUnknown'> {
  const { types, ancestors } = lineage;
  const { expression: declared, module } = at;
  const classes = [at, ...ancestors];
  const methods = new Map<string, BuilderMethod>();
  for (const { expression } of [...classes].reverse()) {
    for (const method of expression.methods) {
      for (const plainName of names.methodsMeant(method.name))
        methods.set(plainName, { ...method, plainName });
    }
  }
  return {
    name: declared.name,
    module,
    nameRange: declared.nameRange,
    doc: declared.doc,
    bases: types,
    names,
    methods: [...methods.values()],
    methodsIncomplete: whyIncomplete(declared.name, [...methods.keys()], lineage, names.given.builderBase),
    seesBase: ancestors.some(({ expression }) => isFrameworksBase(expression, names)),
    classes: classes.map(({ module: owner, expression }) => ({ module: owner, range: expression.range })),
    constructions: classes.flatMap(({ module: owner, expression }) =>
      constructionsIn(owner, expression.range).map((made) => ({ made, module: owner })),
    ),
  };
}

const sortedConstructions = memoize(({ constructions }: Module) =>
  [...constructions].sort((a, b) => a.range.start - b.range.start),
);

/** What a module makes within a range, in the order of the text. */
function constructionsIn(module: Module, range: Range): Construction[] {
  const constructions = sortedConstructions(module);
  let [low, high] = [0, constructions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((constructions[middle]?.range.start ?? Infinity) < range.start) low = middle + 1;
    else high = middle;
  }
  const found: Construction[] = [];
  for (let at = low; at < constructions.length; at++) {
    const made = constructions[at];
    if (made === undefined || made.range.start > range.end) break;
    if (contains(range, made.range)) found.push(made);
  }
  return found;
}

/** A stub that names none of what every builder has to have tells nothing of what is asked for. */
function isFrameworksBase(
  { name, methods }: ClassExpression,
  { given, methodsMeant }: LibraryNames,
): boolean {
  return (
    name === given.builderBase &&
    methods.some((method) =>
      REQUIRED_METHODS.some(
        ({ plainName, isInherited }) => !isInherited && methodsMeant(method.name).includes(plainName),
      ),
    )
  );
}

/** What a builder inherits isn't seen where a class that it builds on isn't in the library. */
function whyIncomplete(
  name: string,
  methods: readonly string[],
  { types, ancestors, isWhole, limit }: Lineage,
  base: string,
): string | null {
  if (limit !== null) return limit;
  if (!types.includes(base)) {
    const [unknown] = types;
    return isWhole || unknown === undefined ? null : `${unknown} isn't in the library`;
  }
  // The framework's own base class leaves these to its builders; one that brings none of them has another base class
  // of that name.
  const isSeen = ancestors.some(({ expression }) => expression.name === base);
  const bringsAny = REQUIRED_METHODS.some(
    ({ plainName, isInherited }) => !isInherited && methods.includes(plainName),
  );
  return isSeen || bringsAny ? null : `${name} leaves its methods to ${base}, which isn't in the library`;
}

/** `super().__init__(spec=…)`, `super({ spec })`, `super(…, spec)`: of the class itself, then of those it builds on. */
function handedOn({ at, lineage }: BuilderClass, evaluator: Evaluator): Handed[] {
  return [at, ...lineage.ancestors].flatMap(({ expression: declared, module }) =>
    declared.superCalls.flatMap(({ call, scope }) =>
      call.arguments.items
        .flatMap((item) => (item.value.kind === 'map' ? item.value.sequence.items : [item]))
        .map(({ key, value }) => {
          const candidates = evaluator.candidates({ expression: value, module, scope });
          return {
            isSpec:
              key?.kind === 'string' &&
              evaluator.names.fieldsOf(key.value).includes('spec') &&
              !isNothing(value),
            values: candidates.flatMap((each) =>
              isRefusal(each) ? [] : [constructed(each, evaluator).expression],
            ),
            why: candidates.find(isRefusal)?.why ?? null,
          };
        }),
    ),
  );
}

/** The specs of the first value that stands for any. */
function specsAmong(
  handed: readonly Handed[],
  specs: ReadonlyMap<object, Spec>,
): Pick<Builder, 'specs' | 'specsUnknown'> {
  let specsUnknown: string | null = null;
  for (const { isSpec, values, why } of handed) {
    const found = values.flatMap((value) => specs.get(value) ?? []);
    if (found.length > 0) return { specs: [...new Set(found)], specsUnknown: null };
    if (isSpec) specsUnknown = why ?? 'what it hands on is no spec that stepalign can read';
  }
  return { specs: [], specsUnknown };
}

function isNothing(value: { readonly kind: string; readonly value?: unknown }): boolean {
  return value.kind === 'constant' && value.value === null;
}

/** The text of the builder's class, and of those that it builds on. */
export function textsOf({ classes }: Builder): string[] {
  return classes.map(({ module, range }) => module.text.slice(range.start, range.end));
}
