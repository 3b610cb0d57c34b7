/** Finds the classes of the configurations that builders take. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { ClassExpression, Expression, Module } from '../../source/syntax.ts';
import { isTestFile } from '../conventions/conventions.ts';
import { wordsOf } from '../conventions/names.ts';
import type { Builder, StepLibrary } from '../model/model.ts';

/** A class of the library, with its module. */
export interface FoundClass {
  readonly declared: ClassExpression;
  readonly module: Module;
}

/** More than any configuration builds on. */
const MOST = 20;

/** The class that a builder says its configuration is (`config: XConfig`), then those that it builds on. */
export const configOf = memoize((library: StepLibrary) =>
  memoize((builder: Builder): readonly FoundClass[] => {
    const [own] = builder.classes;
    const text = own === undefined ? '' : own.module.text.slice(own.range.start, own.range.end);
    const names = new Set(
      [...text.matchAll(/\bconfig\s*:\s*["']?(?:\w+\.)*(\w+)/g)].flatMap(([, name]) =>
        name !== undefined && builder.names.configClass.test(name) ? [name] : [],
      ),
    );
    // A docstring may say `config: Configuration of the step`.
    const classes = [...names].flatMap((name) => classNamed(name, builder.module, library) ?? []);
    const [first, second] = classes;
    const found = second === undefined ? (first ?? null) : null;
    return found === null ? [] : withAncestors(found, library);
  }),
);

/** The configuration's class of that name, where there is one alone, then those that it builds on. */
export const configCalled = memoize((library: StepLibrary) => {
  const { modules } = library;
  const pathsByName = memoize(() => configPaths(library));
  return memoize((name: string): readonly FoundClass[] => {
    const [path, second] = pathsByName().get(name) ?? [];
    const module = path === undefined || second !== undefined ? null : modules.get(path);
    const declared = module?.classes.find((each) => each.name === name);
    return module === null || declared === undefined ? [] : withAncestors({ declared, module }, library);
  });
});

/** Where the texts of the library have classes of configurations, tests left out. */
function configPaths({ modules }: StepLibrary): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  const { given, configClass } = modules.names;
  for (const path of modules.pathsHolding(wordsOf(given.configClasses))) {
    if (isTestFile({ path })) continue;
    for (const [, name = ''] of (modules.textOf(path) ?? '').matchAll(/^(?:export )?class (\w+)/gm)) {
      if (!configClass.test(name)) continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [path]);
      else known.push(path);
    }
  }
  return byName;
}

/** The classes of configurations that stand beside what the library declares, tests left out. */
export function configClassesOf({ modules }: StepLibrary): FoundClass[] {
  return modules.declaring
    .filter((module) => !isTestFile(module))
    .flatMap((module) =>
      module.classes
        .filter(({ name }) => modules.names.configClass.test(name))
        .map((declared) => ({ declared, module })),
    );
}

function withAncestors(first: FoundClass, library: StepLibrary): FoundClass[] {
  const all = [first];
  for (const { declared, module } of all) {
    for (const base of declared.bases) {
      const found = base.kind === 'name' ? classNamed(base.name, module, library) : null;
      const isNew = found !== null && !all.some((each) => each.declared === found.declared);
      if (isNew && all.length < MOST) all.push(found);
    }
  }
  return all;
}

function classNamed(name: string, module: Module, { resolvers }: StepLibrary): FoundClass | null {
  for (const binding of module.scope.bindings.get(name) ?? []) {
    if (binding.kind === 'value') {
      if (binding.value.kind === 'class') return { declared: binding.value, module };
      continue;
    }
    const bound = resolvers.get(module.language)?.resolve(module, binding) ?? null;
    if (bound !== null && !isRefusal(bound) && bound.binding.value.kind === 'class')
      return { declared: bound.binding.value, module: bound.module };
  }
  return null;
}

/** The text of a class. */
export function textOfClass({ declared: { range }, module }: FoundClass): string {
  return module.text.slice(range.start, range.end);
}

/**
 * The default of a configuration's field as text, where it is a literal: `size: int = 3`, `Field(default=3)`. True and False
 * in Python's spelling.
 * @param classes the configuration's, nearest first
 */
export function defaultIn(classes: readonly FoundClass[], field: string): string | null {
  const entries = classes.flatMap(({ declared }) =>
    declared.statics.items.filter(({ key }) => isCalled(key, field)),
  );
  const [first] = entries;
  return first === undefined ? null : literalText(fieldDefault(first.value));
}

/** What `Field(…)` has as its default: the keyword's value, or the first argument. */
function fieldDefault(value: Expression): Expression | null {
  if (value.kind !== 'call') return value;
  const { items } = value.arguments;
  const named = items.find(({ key }) => isCalled(key, 'default'));
  const [first] = items;
  return named?.value ?? (first?.kind === 'element' ? first.value : null);
}

function isCalled(key: Expression | null, name: string): boolean {
  return key?.kind === 'string' && key.value === name;
}

function literalText(value: Expression | null): string | null {
  if (value?.kind === 'string') return value.value;
  if (value?.kind !== 'constant' || value.value === null) return null;
  return typeof value.value === 'boolean' ? (value.value ? 'True' : 'False') : String(value.value);
}
