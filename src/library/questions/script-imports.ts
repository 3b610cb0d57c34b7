/** What a script imports of its own library: that is read with it, since helpers take arguments and variables for it. */
import { isRefusal } from '../../source/refusal.ts';
import type { ImportResolver, ImportStatement } from '../../languages/language.ts';
import { haveSameItems, memoize, memoizeLatest } from '../../memoize/memoize.ts';
import type { ImportBinding, Module } from '../../source/syntax.ts';
import type { StepLibrary } from '../model/model.ts';

/** So many modules are read with a script; one that leads to more is more than a script. */
const MOST = 64;

export interface ScriptImports {
  /** In the order in which they are led to; the script itself isn't among them, nor what declares contracts and specs. */
  readonly modules: readonly Module[];
  /** Whether these are all that it imports of the library. */
  readonly isWhole: boolean;
}

const latest = memoizeLatest<Module, ScriptImports>();

export const importsOfScript = memoize((library: StepLibrary) => {
  const declaring = new Set<Module>([...library.contracts, ...library.specs].map(({ module }) => module));
  const direct = memoize((module: Module) => directImports(module, library));
  return memoize((script: Module): ScriptImports => {
    const found = reachedFrom(script, direct, declaring);
    return latest(
      script,
      (before) => before.isWhole === found.isWhole && haveSameItems(before.modules, found.modules),
      () => found,
    );
  });
});

function reachedFrom(
  script: Module,
  direct: (module: Module) => ScriptImports,
  declaring: ReadonlySet<Module>,
): ScriptImports {
  const reached = new Set([script]);
  let isWhole = true;
  for (const module of reached) {
    const { modules, isWhole: isOwn } = direct(module);
    isWhole &&= isOwn;
    for (const each of modules) {
      if (reached.has(each) || declaring.has(each)) continue;
      if (reached.size > MOST) return { modules: [...reached].slice(1), isWhole: false };
      reached.add(each);
    }
  }
  return { modules: [...reached].slice(1), isWhole };
}

/** What a module's own imports lead to; what the library hasn't is no part of it. */
function directImports(module: Module, library: StepLibrary): ScriptImports {
  const resolver = library.resolvers.get(module.language);
  if (resolver?.scripts === undefined) return { modules: [], isWhole: false };
  const found = new Set<Module>();
  let isWhole = true;
  for (const statement of resolver.scripts.importsOf(module)) {
    const led = ledTo(module, statement, resolver);
    for (const each of led) found.add(each);
    if (led.length === 0 && resolver.scripts.mayBeOwn(module, statement.from)) isWhole = false;
  }
  return { modules: [...found], isWhole };
}

/** The modules that bind the names, else the modules that are called so, else the one that the names are taken from. */
function ledTo(module: Module, { from, names }: ImportStatement, resolver: ImportResolver): Module[] {
  const whole = resolver.find(module, from);
  if (names === null) return whole === null ? [] : [whole];
  return names.flatMap((name) => {
    const nameRange = { start: 0, end: 0 };
    const binding: ImportBinding = { kind: 'import', name, nameRange, from, imported: name };
    const bound = name === '*' ? null : resolver.resolve(module, binding);
    if (bound !== null && !isRefusal(bound)) return [bound.module];
    return resolver.find(module, from.endsWith('.') ? `${from}${name}` : `${from}.${name}`) ?? whole ?? [];
  });
}
