/** What classes of the library have. */
import type { At, ClassValue, FunctionValue, InstanceValue, MethodValue, Value } from './value.ts';

/** A function of a class, and the class that it stands in. */
interface Found {
  readonly function: FunctionValue;
  readonly owner: ClassValue;
}

/** More than any hierarchy has. */
const MAX_ANCESTORS = 64;

/** A class and those of the library that it builds on, nearest first. */
export function lineageOf(start: ClassValue): readonly ClassValue[] {
  const found = new Set<ClassValue>([start]);
  for (const each of found) {
    for (const base of each.bases) if (base.kind === 'class' && found.size < MAX_ANCESTORS) found.add(base);
  }
  return [...found];
}

/** What a class has under a name, a method or a value; null where it has none. @param above a class: only what it builds on is asked */
export function methodOf(
  start: ClassValue,
  name: string,
  above: ClassValue | null = null,
): Found | { readonly value: Value } | null {
  for (const owner of above === null ? lineageOf(start) : lineageOf(above).slice(1)) {
    const method = owner.methods.get(name);
    if (method !== undefined) return { function: method, owner };
    const value = owner.statics.get(name);
    if (value !== undefined) return { value };
  }
  return null;
}

/** What makes an instance what it is, in either language; null where no class of the library says so. */
export function constructorOf(start: ClassValue, above: ClassValue | null = null): Found | null {
  const found = methodOf(start, 'constructor', above) ?? methodOf(start, '__init__', above);
  return found !== null && 'function' in found ? found : null;
}

/** A function of a class, asked of the class or one of its instances. */
export function bound(found: Found, of: InstanceValue | ClassValue, at: At): MethodValue | FunctionValue {
  const { code } = found.function;
  if (code.of === 'none') return found.function;
  const receiver = code.of === 'class' && of.kind === 'instance' ? of.of : of;
  return { kind: 'method', at, of: receiver, function: found.function, owner: found.owner };
}
