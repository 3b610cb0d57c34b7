/** Reads step builders: their methods, and the spec that they hand to their base class. */
import type { ClassExpression, Module } from '../languages/syntax.ts';
import { REQUIRED_METHODS } from './builder-methods.ts';
import { lineageOf } from './class-records.ts';
import type { Lineage } from './class-records.ts';
import { BUILDER_BASE, BUILDER_CLASS, isTestFile } from './conventions.ts';
import { constructed, valueOf } from './declarations.ts';
import { isUnknown } from './evaluate.ts';
import type { Evaluator, Located, Unknown } from './evaluate.ts';
import type { Builder, BuilderMethod, Spec, Step } from './model.ts';
import { snakeCase } from './record.ts';

/** Every class of a builder's name, in the order of the modules; a base class that others build on is none. */
export function readBuilders(
  modules: readonly Module[],
  specs: readonly Spec[],
  evaluator: Evaluator,
): Builder[] {
  const byValue = new Map(specs.map((spec) => [valueOf(spec.record), spec]));
  const named = modules
    .filter((module) => !isTestFile(module))
    .flatMap((module) =>
      module.classes
        .filter(({ name }) => BUILDER_CLASS.test(name))
        .map((expression) => {
          const at = { expression, module, scope: expression.scope };
          return { at, lineage: lineageOf(at, evaluator) };
        }),
    );
  const bases = new Set(named.flatMap(({ lineage }) => lineage.ancestors.map(placeOf)));
  return named
    .filter(({ at }) => !bases.has(placeOf(at)))
    .map(({ at, lineage }) => readBuilder(at, lineage, byValue, evaluator));
}

/** A class is read each time that something leads to it: its place tells which one it is. */
function placeOf({ module, expression }: Located): string {
  return `${module.path}:${expression.range.start}`;
}

function readBuilder(
  at: Located<ClassExpression>,
  { types, ancestors, isWhole }: Lineage,
  specs: ReadonlyMap<object, Spec>,
  evaluator: Evaluator,
): Builder {
  const { expression: declared, module } = at;
  const classes = [at, ...ancestors];
  const methods = new Map<string, BuilderMethod>();
  for (const { expression } of [...classes].reverse()) {
    for (const method of expression.methods) {
      const plainName = snakeCase(method.name).replace(/^_+/, '');
      methods.set(plainName, { ...method, plainName });
    }
  }
  return {
    name: declared.name,
    module,
    nameRange: declared.nameRange,
    doc: declared.doc,
    bases: types,
    methods: [...methods.values()],
    methodsIncomplete: whyIncomplete(declared.name, [...methods.keys()], { types, ancestors, isWhole }),
    classes: classes.map(({ module: owner, expression }) => ({ module: owner, range: expression.range })),
    spec: specOf(classes, specs, evaluator),
  };
}

/** What a builder inherits isn't seen where a class that it builds on isn't in the library. */
function whyIncomplete(
  name: string,
  methods: readonly string[],
  { types, ancestors, isWhole }: Lineage,
): string | null {
  if (!types.includes(BUILDER_BASE)) {
    const [unknown] = types;
    return isWhole || unknown === undefined ? null : `${unknown} isn't in the library`;
  }
  // The framework's own base class leaves these to its builders; one that brings none of them has another base class
  // of that name.
  const isSeen = ancestors.some(({ expression }) => expression.name === BUILDER_BASE);
  const bringsAny = REQUIRED_METHODS.some(
    ({ plainName, isInherited }) => !isInherited && methods.includes(plainName),
  );
  return isSeen || bringsAny
    ? null
    : `${name} leaves its methods to ${BUILDER_BASE}, which isn't in the library`;
}

/** `super().__init__(spec=…)`, `super({ spec })`, `super(…, spec)`: of the class itself, or the nearest that has such. */
function specOf(
  classes: readonly { readonly expression: ClassExpression; readonly module: Module }[],
  specs: ReadonlyMap<object, Spec>,
  evaluator: Evaluator,
): Builder['spec'] {
  let unknown: Unknown | null = null;
  for (const { expression: declared, module } of classes) {
    for (const { call, scope } of declared.superCalls) {
      const items = call.arguments.items.flatMap((item) =>
        item.value.kind === 'map' ? item.value.sequence.items : [item],
      );
      for (const { key, value } of items) {
        const found = evaluator.resolve({ expression: value, module, scope });
        const spec = isUnknown(found) ? undefined : specs.get(constructed(found, evaluator).expression);
        if (spec !== undefined) return spec;
        if (key?.kind === 'string' && key.value === 'spec' && !isNothing(value)) {
          unknown = isUnknown(found) ? found : { why: 'what it hands on is no spec that stepalign can read' };
        }
      }
    }
  }
  return unknown;
}

function isNothing(value: { readonly kind: string; readonly value?: unknown }): boolean {
  return value.kind === 'constant' && value.value === null;
}

/** Whether a step is the builder's: by the spec that it hands to its base class, else by the registry. */
export function builds({ name, module, spec }: Builder, step: Step): boolean {
  if (spec !== null && !isUnknown(spec)) return step.spec === spec;
  return step.spec.module.language === module.language && step.builders.includes(name);
}

/** The text of the builder's class, and of those that it builds on. */
export function textsOf({ classes }: Builder): string[] {
  return classes.map(({ module, range }) => module.text.slice(range.start, range.end));
}
