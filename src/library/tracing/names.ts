/** What names stand for. */
import { bindingsOf, meaningfulBindings } from '../../languages/scopes.ts';
import { isRefusal } from '../../source/refusal.ts';
import type { ImportBinding, Module } from '../../source/syntax.ts';
import { choiceOf } from './choice.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { At, Value } from './value.ts';

/** What a name stands for in a frame; what is nowhere bound is outside of the library. */
export function lookUp(name: string, at: At, frame: Frame, tracer: Tracer): Value {
  const found = frameOf(frame, name)?.names.get(name) ?? namedInModule(frame.module, name, at, tracer);
  if (found === null) return outside('', [name], at);
  return found.kind === 'choice' ? choiceOf(tracer.imports.prefer(found.values), found.at) : found;
}

/** What a module binds by its imports; null where it doesn't bind the name by them. */
function namedInModule(module: Module, name: string, at: At, tracer: Tracer): Value | null {
  const imports = meaningfulBindings(bindingsOf(module.scope, name)).filter((each) => each.kind === 'import');
  if (imports.length > 0)
    return choiceOf(
      imports.map((binding) => imported(module, binding, at, tracer)),
      at,
    );
  const stars = tracer.imports.stars(module);
  for (const { module: star } of stars) {
    const value = star === null ? undefined : tracer.frameOf(star).names.get(name);
    if (value !== undefined) return value;
  }
  const [only, second] = stars.filter((star) => star.module === null);
  return only === undefined || second !== undefined ? null : outside(only.from, [name], at);
}

/** What an imported name stands for. */
export function imported(seenFrom: Module, binding: ImportBinding, at: At, tracer: Tracer): Value {
  const { imports } = tracer;
  if (binding.imported === null) {
    return imports.isWithin(seenFrom, binding)
      ? { kind: 'module', at, seenFrom, binding }
      : outside(binding.from, [], at);
  }
  const bound = imports.resolve(seenFrom, binding);
  if (bound === null) return outside(binding.from, [binding.imported], at);
  // A module that is imported from its folder has no name there.
  if (isRefusal(bound)) return { kind: 'module', at, seenFrom, binding };
  return nameOf(bound.module, bound.name, at, tracer);
}

/** What is asked of a module as a whole. */
export function memberOfModule(
  { seenFrom, binding }: { readonly seenFrom: Module; readonly binding: ImportBinding },
  name: string,
  at: At,
  tracer: Tracer,
): Value {
  const bound = tracer.imports.resolve(seenFrom, binding, name);
  if (bound === null) return unknown(at, `${name} isn't found in ${binding.from}`);
  return isRefusal(bound) ? unknown(at, bound.why) : nameOf(bound.module, bound.name, at, tracer);
}

function nameOf(module: Module, name: string, at: At, tracer: Tracer): Value {
  return (
    tracer.frameOf(module).names.get(name) ?? unknown(at, `${name} has no value that is known in its module`)
  );
}

function outside(from: string, names: readonly string[], at: At): Value {
  return { kind: 'external', at, from, names };
}
