/** Finds the classes of the configurations that builders take. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { ClassExpression, Module } from '../../source/syntax.ts';
import { CONFIG_CLASS } from '../conventions/conventions.ts';
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
        name !== undefined && CONFIG_CLASS.test(name) ? [name] : [],
      ),
    );
    // A docstring may say `config: Configuration of the step`.
    const classes = [...names].flatMap((name) => classNamed(name, builder.module, library) ?? []);
    const [first, second] = classes;
    const found = second === undefined ? (first ?? null) : null;
    return found === null ? [] : withAncestors(found, library);
  }),
);

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
