/**
 * Finds the code that leads to definitions of pipelines which other modules put together: a stack tells a construct which
 * steps there are.
 */
import type { Module } from '../../../source/syntax.ts';
import { isTestFile } from '../../conventions/conventions.ts';
import type { Modules } from '../../sources/modules.ts';

/** What is put together in one place of a module. */
export interface PutTogether {
  /** Where it stands, the same for whoever leads to it; null where nobody else does. */
  readonly place: string | null;
  /** Whether all of it is known without whoever leads to it. */
  readonly isWhole: boolean;
}

/** More than stands between a stack and the definition of its pipeline. */
const MAX_ROUNDS = 4;
/** More modules than lead to the pipelines of a repository in one step. */
const MAX_LEADING = 200;

/**
 * What makers put together, as those tell it who lead to it; where nobody does, as the makers tell it themselves.
 * @param makers modules that put something together
 * @param read what a module puts together, also in others
 */
export function asLedTo<Found extends PutTogether>(
  makers: readonly Module[],
  modules: Modules,
  read: (module: Module) => readonly Found[],
): Found[] {
  const found = new Map(makers.map((module) => [module, read(module)]));
  const leading = new Map<Module, readonly Module[]>();
  let waiting = makers.filter((maker) => mayBeToldMore(found.get(maker)));
  for (let round = 0; round < MAX_ROUNDS && waiting.length > 0; round += 1) {
    const others = new Set<Module>();
    for (const module of waiting) {
      const all = leadingTo(module, modules);
      leading.set(module, all);
      for (const other of all) if (!found.has(other)) others.add(other);
    }
    const next = [...others].slice(0, MAX_LEADING);
    for (const module of next) found.set(module, read(module));
    waiting = next.filter((module) => mayBeToldMore(found.get(module)));
  }
  return [...found].flatMap(([module, own]) => {
    const others = leading.get(module) ?? [];
    const told = new Set(others.flatMap((other) => found.get(other) ?? []).map(({ place }) => place));
    return own.filter(({ place }) => place === null || !told.has(place));
  });
}

/** Where nothing is found, what holds the steps may be a parameter. */
function mayBeToldMore(found: readonly PutTogether[] = []): boolean {
  return found.length === 0 || found.some(({ isWhole }) => !isWhole);
}

/** The modules that import a class or function of a module; a test makes up what it hands over. */
function leadingTo(module: Module, modules: Modules): Module[] {
  const names = [...module.scope.bindings].flatMap(([name, bindings]) =>
    bindings.some((each) => each.kind === 'value' && MAKES.has(each.value.kind)) && !name.startsWith('_')
      ? [name]
      : [],
  );
  if (names.length === 0) return [];
  const wanted = new Set(names);
  return modules.mentioning(names).filter(
    (other) =>
      other !== module &&
      other.language === module.language &&
      !isTestFile(other) &&
      [...other.scope.bindings.values()].flat().some(
        // A whole module is asked for its names later.
        (each) =>
          each.kind === 'import' &&
          (each.imported === null || wanted.has(each.imported) || wanted.has(each.name)),
      ),
  );
}

const MAKES: ReadonlySet<string> = new Set(['class', 'function']);
